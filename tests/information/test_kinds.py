"""Kinds are data: what is wrong in a file is named with its place."""

from __future__ import annotations

import pytest

from gongkai.core.errors import InvalidInputError
from gongkai.information import kinds
from gongkai.information.kinds.load import load
from gongkai.information.kinds.model import DataType, KindFileError
from gongkai.information.kinds.registry import load_folder

GOOD = """
code = "ledger"
label = "台账"
description = "测试用"
required = ["title"]
listed = ["title", "amount"]
validity = false
catalog_path = ["台账"]

[[fields]]
code = "amount"
label = "金额"
type = "decimal"
unit = "万元"
required = true
"""


@pytest.fixture
def write(tmp_path):
    def written(text, name="ledger"):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_the_kinds_of_the_first_issue_are_there():
    labels = {kind.label for kind in kinds.all_kinds()}
    assert labels >= {"规章", "行政规范性文件", "其他政策文件", "政策解读", "通知公告", "规划", "年度报告"}


def test_every_kind_lists_only_what_it_has():
    for kind in kinds.all_kinds():
        assert "title" in kind.listed
        assert kind.catalog_path


def test_validity_is_for_what_binds():
    assert {kind.code for kind in kinds.all_kinds() if kind.validity} == {
        "statute",
        "regulation",
        "normative",
        "policy",
    }


def test_a_good_file_is_read_whole(write):
    kind = load(write(GOOD))
    assert kind.field("amount").type is DataType.DECIMAL
    assert kind.field("amount").unit == "万元"
    assert kind.field("other") is None


def test_missing_lists_metadata_and_own_fields(write):
    kind = load(write(GOOD))
    assert kind.missing({"title": "", "elements": {}}) == ["title", "amount"]
    assert kind.missing({"title": "甲", "elements": {"amount": 0}}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("label = ", "labels = "), "ledger.toml：labels 不认识"),
        (('label = "台账"', "label = 3"), "ledger.toml：label 应为文字"),
        (("validity = false", 'validity = "no"'), "ledger.toml：validity 应为true 或 false"),
        (('code = "ledger"', 'code = "other"'), "code 应与文件名一致"),
        (('required = ["title"]', 'required = ["titel"]'), "required 中的“titel”不认识"),
        (('listed = ["title", "amount"]', 'listed = ["sum"]'), "listed 中的“sum”不认识"),
        (('type = "decimal"', 'type = "cash"'), "fields 第 1 项的 type 应为"),
        (('type = "decimal"', 'type = "choice"'), "fields 第 1 项的 choices"),
        (('unit = "万元"', "units = 1"), "fields 第 1 项的 units 不认识"),
        (('code = "amount"', 'code = "title"'), "重复"),
        (('catalog_path = ["台账"]', ""), "缺少 catalog_path"),
        (('label = "台账"', 'label = "台账'), "不是有效的 TOML"),
    ],
)
def test_a_fault_is_named_with_file_and_key(write, change, said):
    with pytest.raises(KindFileError, match=said):
        load(write(GOOD.replace(*change, 1)))


def test_a_folder_without_kinds_is_a_fault(tmp_path):
    with pytest.raises(KindFileError, match="没有信息类型文件"):
        load_folder(tmp_path)


def test_an_unknown_kind_names_the_known_ones():
    with pytest.raises(InvalidInputError, match="normative（行政规范性文件）"):
        kinds.get("nothing")


def test_number_hints_fit_their_own_pattern():
    for kind in kinds.all_kinds():
        assert not kind.number_hint or kind.number_fits(kind.number_hint)
    assert not kinds.get("regulation").number_fits("示政发〔2024〕3号")
