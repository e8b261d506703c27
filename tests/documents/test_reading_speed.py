"""No text, however odd, may take more than time in proportion to its length."""

import time

import pytest

from gongkai.documents.assemble import assemble
from gongkai.documents.blocks import Paragraph, RawDocument

SIZE = 500_000
UNITS = [
    "1",
    "一",
    "（",
    "〔",
    "《",
    "》",
    "第",
    "一、",
    "（一）",
    "第一条",
    "2021年1月1日",
    " ",
    "。一、",
    "附件：",
    "令第1号",
]
UNITS += [
    "示范市人民政府",
    "《甲办法》（国办发〔2019〕6号）",
    "示范市人民政府2021年1月1日",
    "各市：",
    "抄送：",
    "关于",
    "〔2019",
]


LINES = [
    "抄送：甲，",
    "附件：1.甲",
    "1.甲",
    "附件1",
    "索引号：",
    "甲乙丙，",
    "示范市教育局",
    "2021年1月1日",
    "號關於辦發縣區",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_repetition_is_read_in_linear_time(unit):
    text = unit * (SIZE // len(unit.encode()))
    start = time.process_time()
    read = assemble(RawDocument(blocks=[Paragraph(text, "第1行")]), file="长.txt")
    assert time.process_time() - start < 10
    assert len(read.warnings) < 200


@pytest.mark.parametrize("unit", LINES)
def test_many_lines_of_one_kind_are_read_in_linear_time(unit):
    blocks = [Paragraph(unit, f"第{at}行") for at in range(20_000)]
    start = time.process_time()
    assemble(RawDocument(blocks=list(blocks)), file="长.txt")
    assert time.process_time() - start < 10
