"""Addresses: where a person lives is a hit, where an organ or a company can be found stays."""

from __future__ import annotations

import pytest

from tests.privacy.people import of


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("现居示范省示范市东湖区文化路826号，", "示范省示范市东湖区文化路826号"),
        ("他居住在江苏省示范市东湖区学府路67号1304室。", "江苏省示范市东湖区学府路67号1304室"),
        ("住示范县清水乡大树村四组。", "示范县清水乡大树村四组"),
        ("家住示范市阳光花园小区8号楼1单元501室，", "示范市阳光花园小区8号楼1单元501室"),
        ("家庭住址：示范市东湖区人民路88-2号3幢402室", "示范市东湖区人民路88-2号3幢402室"),
        ("张大山，男，在示范市东湖区解放路12号居住", "示范市东湖区解放路12号"),
        ("家庭住址：示范花园3栋2单元1201", "示范花园3栋2单元1201"),
        ("家住示范市东湖区建国路88号SOHO现代城A座1203。", "示范市东湖区建国路88号SOHO现代城A座1203"),
        ("女，45岁，住示范市东湖区幸福小区。", "示范市东湖区幸福小区"),
        ("我家住示范市东湖区幸福小区，", "示范市东湖区幸福小区"),
    ],
)
def test_where_a_person_lives_is_found_whole(text, address):
    assert of("address", text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "办公地址：示范市人民路1号政务服务中心3楼302室",
        "当事人：示范市老王餐饮有限公司\n住所：示范市东湖区解放路120号101室",
        "对解放路12号地块进行改造",
        "示府办〔2024〕12号文件",
        "被告示范县人民政府，住所地示范县城关镇政府路1号。",
        "第4626号提案的答复",
        "报名地点：示范市学府路3号教学楼101室",
    ],
)
def test_where_an_organ_or_a_company_is_stays(text):
    assert of("address", text) == []
