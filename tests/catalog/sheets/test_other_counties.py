"""The same catalogue under other header words and in other orders: each sheet says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.catalog.limits import LimitKind, Rhythm
from gongkai.catalog.sheets import ProblemKind, read_catalog
from tests.catalog.sheets.books import Book

if TYPE_CHECKING:
    from pathlib import Path

# Each: a county's own header, the roles of its columns in its order.
HEADERS = {
    "reversed": (
        (
            "编号",
            "责任单位",
            "更新周期",
            "公开途径",
            "政策文件依据",
            "信息内容",
            "2级事项",
            "1级事项",
            "公开属性",
            "受众",
        ),
        ("serial", "subject", "limit", "channels", "basis", "elements", "second", "first", "method", "audience"),
    ),
    "joined words": (
        (
            "序",
            "事项类别",
            "事项名称",
            "具体内容",
            "法律法规和政策依据",
            "公开期限",
            "责任部门",
            "发布平台",
            "公开面向对象",
        ),
        ("serial", "first", "item", "elements", "basis", "limit", "subject", "channels", "audience"),
    ),
    "three levels": (
        (
            "No.",
            "一级目录",
            "二级目录",
            "三级目录",
            "主要内容",
            "法律法规依据",
            "公开频次",
            "发布单位",
            "发布平台",
            "公开范围",
        ),
        ("serial", "first", "second", "third", "elements", "basis", "limit", "subject", "channels", "audience"),
    ),
    "spaced out": (
        (
            "序 号",
            "事项大类",
            "子 项",
            "公开内容\n（要素）",
            "公 开 依 据",
            "公开时限要求",
            "公开责任主体",
            "公开载体形式",
            "公开类型",
        ),
        ("serial", "first", "second", "elements", "basis", "limit", "subject", "channels", "method"),
    ),
    "with local columns": (
        (
            "序号",
            "公开类别",
            "公开事项名称",
            "内容标准",
            "依据",
            "责任科室",
            "公开时间",
            "实施主体",
            "公开渠道及方式",
            "五公开属性",
            "备注",
        ),
        (
            "serial",
            "first",
            "item",
            "elements",
            "basis",
            "post",
            "limit",
            "subject",
            "channels",
            "phase",
            "remark",
        ),
    ),
}
VALUES = {
    "serial": "1",
    "first": "防汛抗旱",
    "second": "水情信息",
    "third": "水位",
    "item": "水情信息",
    "elements": "站名、水位、流量",
    "basis": "《中华人民共和国防洪法》",
    "subject": "水利局",
    "post": "水旱灾害防御科",
    "channels": "■政府网站",
    "method": "主动公开",
    "audience": "全社会",
    "phase": "结果",
    "remark": "",
}
LIMITS = {
    "汛期每日": (LimitKind.PERIODIC, Rhythm.DAILY),
    "每旬": (LimitKind.PERIODIC, Rhythm.TEN_DAYS),
    "每学期开学后一个月内": (LimitKind.PERIODIC, Rhythm.TERM),
    "每学年": (LimitKind.PERIODIC, Rhythm.SCHOOL_YEAR),
    "每两年": (LimitKind.PERIODIC, Rhythm.YEARLY),
    "每季度末后10日内": (LimitKind.PERIODIC, Rhythm.QUARTERLY),
    "每周一": (LimitKind.PERIODIC, Rhythm.WEEKLY),
    "年度结束后4个月内": (LimitKind.PERIODIC, Rhythm.YEARLY),
    "信息形成之日起20个工作日内": (LimitKind.WITHIN, None),
}


@pytest.mark.parametrize("county", HEADERS)
@pytest.mark.parametrize("phrase", LIMITS)
def test_a_sheet_says_the_same_under_other_headings(tmp_path: Path, county: str, phrase: str) -> None:
    labels, roles = HEADERS[county]
    book = Book()
    book.lay(
        [[{**VALUES, "limit": phrase}[role] for role in roles]],
        header=[(label,) for label in labels],
        title="示范县防汛抗旱领域基层政务公开标准目录",
    )
    (found,) = read_catalog(book.save(tmp_path)).rows
    (limit,) = found.limit.limits
    assert (limit.kind, limit.rhythm) == LIMITS[phrase]
    assert (found.elements, found.basis, found.subject) == (VALUES["elements"], VALUES["basis"], VALUES["subject"])
    assert found.first == "防汛抗旱"
    assert "水情信息" in found.name
    assert [channel.code for channel in found.channels] == ["website"]


@pytest.mark.parametrize("county", HEADERS)
def test_a_phrase_that_nobody_understands_is_listed_with_its_row(tmp_path: Path, county: str) -> None:
    labels, roles = HEADERS[county]
    book = Book()
    rows = [[{**VALUES, "limit": phrase}[role] for role in roles] for phrase in ("每旬", "每隔一天", "另行通知")]
    book.lay(rows, header=[(label,) for label in labels], title="示范县防汛抗旱领域基层政务公开标准目录")
    workbook = read_catalog(book.save(tmp_path))
    told = [problem.row for problem in workbook.all_problems if problem.kind is ProblemKind.LIMIT]
    assert told == [found.row for found in workbook.rows[1:]]
    assert [bool(found.limit.unread) for found in workbook.rows] == [False, True, True]
