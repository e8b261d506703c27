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


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_repetition_is_read_in_linear_time(unit):
    text = unit * (SIZE // len(unit.encode()))
    start = time.process_time()
    read = assemble(RawDocument(blocks=[Paragraph(text, "第1行")]), file="长.txt")
    assert time.process_time() - start < 10
    assert len(read.warnings) < 200
