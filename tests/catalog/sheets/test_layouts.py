"""Standard catalogues in the layouts of different counties."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import docx
import pytest

from gongkai.catalog.sheets import ProblemKind, read_catalog
from gongkai.documents.errors import UnreadableError
from gongkai.law import rule
from tests.catalog.sheets.books import NATIONAL, Book, row

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.catalog.sheets import Workbook

TITLE = "示范县义务教育领域基层政务公开标准目录"


def kinds(workbook: Workbook) -> list[str]:
    return [problem.kind.value for problem in workbook.all_problems]


def test_the_ten_columns_with_a_header_of_two_rows(tmp_path: Path) -> None:
    book = Book()
    book.lay([row()], title=TITLE)
    workbook = read_catalog(book.save(tmp_path))
    assert kinds(workbook) == []
    sheet = workbook.sheets[0]
    assert (sheet.title, sheet.field, sheet.field_code) == (TITLE, "义务教育", "education")
    found = sheet.rows[0]
    assert (found.row, found.serial, found.name, found.elements) == (4, "1", "招生管理／招生政策", "招生方案")
    assert [channel.code for channel in found.channels] == ["website"]
    assert (set(found.audience), set(found.method), found.tiers) == ({"all"}, {"proactive"}, ("county",))
    assert found.limit.limits[0].amount == "20个工作日"


def test_merged_cells_count_for_every_row_that_they_cover(tmp_path: Path) -> None:
    book = Book()
    rows = [row(1), row(2, None, "招生范围"), row(3, None, "学校介绍", basis=None)]
    book.lay(rows, title=TITLE, merge=("B4:B6", "E5:E6"))
    found = read_catalog(book.save(tmp_path)).rows
    assert [each.first for each in found] == ["招生管理"] * 3
    assert found[2].basis == "《政府信息公开条例》"


def test_an_upper_level_written_once_is_that_of_the_rows_below(tmp_path: Path) -> None:
    book = Book()
    book.lay([row(1), row(2, None, "招生范围"), row(3, "学生管理", "资助政策")], title=TITLE)
    assert [each.first for each in read_catalog(book.save(tmp_path)).rows] == ["招生管理", "招生管理", "学生管理"]


def test_as_above_is_what_stands_above(tmp_path: Path) -> None:
    book = Book()
    book.lay([row(1), row(2, second="招生范围", limit="同上", subject="〃")], title=TITLE)
    second = read_catalog(book.save(tmp_path)).rows[1]
    assert second.limit.limits[0].value == 20
    assert second.subject == "教育局"


def test_rows_are_numbered_as_in_the_sheet_with_blank_rows_between(tmp_path: Path) -> None:
    book = Book()
    book.lay([row(1), [], row(2, second="招生范围", limit="另行通知")], title=TITLE, gap=2)
    workbook = read_catalog(book.save(tmp_path))
    assert [each.row for each in workbook.rows] == [6, 8]
    assert [(each.row, each.kind) for each in workbook.all_problems] == [(8, ProblemKind.LIMIT)]


def test_a_header_of_one_row_in_another_order_and_under_other_names(tmp_path: Path) -> None:
    header = [
        ("事项名称",),
        ("公开责任主体",),
        ("公开 时限",),
        ("内容要素",),
        ("法律依据",),
        ("公开方式",),
        ("公开对象",),
        ("公开渠道",),
        ("公开层级",),
    ]
    book = Book()
    cells = [
        "招生政策",
        "教育局",
        "实时",
        "招生方案",
        "《义务教育法》",
        "主动公开",
        "全社会",
        "政府网站、微信公众号",
        "区级",
    ]
    book.lay([cells], header=header, name="义务教育")
    workbook = read_catalog(book.save(tmp_path))
    assert kinds(workbook) == []
    found = workbook.rows[0]
    assert (found.field, found.first, set(found.method), set(found.audience)) == (
        "义务教育",
        "招生政策",
        {"proactive"},
        {"all"},
    )
    assert [channel.code for channel in found.channels] == ["website", "social"]
    assert found.tiers == ("county",)


def test_local_columns_are_kept_under_their_headings(tmp_path: Path) -> None:
    header = [
        *NATIONAL[:3],
        ("公开事项", "三级事项"),
        *NATIONAL[3:],
        ("公开形式",),
        ("五公开属性",),
        ("公开层级", "市级"),
    ]
    header = [*header[:-3], header[-1], *header[-3:-1]]
    book = Book()
    cells = row()
    cells.insert(3, "随迁子女入学")
    book.lay([[*cells, "√", "■文本 □图表", "□决策 ■服务"]], header=header, title=TITLE)
    found = read_catalog(book.save(tmp_path)).rows[0]
    assert found.third == "随迁子女入学"
    assert found.name == "招生管理／招生政策／随迁子女入学"
    assert found.tiers == ("city", "county")
    assert found.extra == {"公开形式": "■文本 □图表", "五公开属性": "□决策 ■服务"}


def test_two_columns_under_one_heading_are_its_levels(tmp_path: Path) -> None:
    header = [("序号",), ("公开事项",), ("",), *((labels[-1],) for labels in NATIONAL[3:])]
    book = Book()
    book.lay([row()], header=header, title=TITLE, merge=("B2:C2",))
    found = read_catalog(book.save(tmp_path)).rows[0]
    assert (found.first, found.second) == ("招生管理", "招生政策")


def test_a_header_repeated_on_each_page_and_the_notes_are_no_items(tmp_path: Path) -> None:
    book = Book()
    heads = [labels[-1] if len(labels) > 1 else None for labels in NATIONAL]
    rows: list[list[object]] = [
        row(1),
        [labels[0] for labels in NATIONAL],
        heads,
        row(2, second="招生范围"),
        ["注：本目录由教育局解释。"],
    ]
    book.lay(rows, title=TITLE)
    sheet = read_catalog(book.save(tmp_path)).sheets[0]
    assert [each.second for each in sheet.rows] == ["招生政策", "招生范围"]
    assert sheet.notes == ("注：本目录由教育局解释。",)


def test_an_item_that_is_called_as_a_note_begins_is_an_item(tmp_path: Path) -> None:
    book = Book()
    book.lay([row(1), row(2, first="说明", second="收费说明"), ["备注", "本目录每年更新一次。"]], title=TITLE)
    sheet = read_catalog(book.save(tmp_path)).sheets[0]
    assert [each.second for each in sheet.rows] == ["招生政策", "收费说明"]
    assert sheet.notes == ("备注",)


@pytest.mark.parametrize("item", rule("CAT-FIELDS").items, ids=lambda item: item.code)
def test_every_field_is_known_by_title_sheet_name_and_alias(tmp_path: Path, item: object) -> None:
    names = [item.says, *item.facts.get("aliases", ())]  # type: ignore[attr-defined]  # an Item
    for name in names:
        by_title, by_sheet = Book(), Book()
        by_title.lay([row()], title=f"（二十）示范市东湖区{name}领域基层政务公开标准目录")
        by_sheet.lay([row()], name=f"3.{name}"[:31])
        for book in (by_title, by_sheet):
            sheet = read_catalog(book.save(tmp_path)).sheets[0]
            assert sheet.field_code == item.code  # type: ignore[attr-defined]  # an Item


def test_a_workbook_of_26_fields(tmp_path: Path) -> None:
    book = Book()
    for item in rule("CAT-FIELDS").items:
        book.lay(
            [row(1), row(2, second="其二")], title=f"示范县{item.says}领域基层政务公开标准目录", name=item.says
        )
    workbook = read_catalog(book.save(tmp_path))
    assert len(workbook.rows) == 52
    assert {sheet.field_code for sheet in workbook.sheets} == {item.code for item in rule("CAT-FIELDS").items}


def test_a_cover_sheet_is_no_catalogue_and_several_sheets_are_named_in_problems(tmp_path: Path) -> None:
    book = Book()
    book.lay([["编制说明"]], header=[("说明",)], name="封面")
    book.lay([row(limit="另行通知")], title=TITLE, name="教育")
    book.lay([row(limit="")], title="示范县就业领域基层政务公开标准目录", name="就业")
    workbook = read_catalog(book.save(tmp_path))
    assert [sheet.field for sheet in workbook.sheets] == ["义务教育", "就业"]
    assert [problem.what.partition("：")[0] for problem in workbook.all_problems] == [
        "工作表“教育”",
        "工作表“就业”",
    ]


def test_the_field_may_be_named_by_the_person_who_imports(tmp_path: Path) -> None:
    book = Book()
    book.lay([row()])
    path = book.save(tmp_path)
    assert kinds(read_catalog(path)) == ["field_unknown"]
    named = read_catalog(path, field="养老服务")
    assert (named.sheets[0].field_code, kinds(named)) == ("elderly_care", [])


def test_a_list_in_csv_and_a_table_in_a_web_page(tmp_path: Path) -> None:
    heads = [
        "序号",
        "一级事项",
        "二级事项",
        "公开内容",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道",
        "全社会",
        "特定群体",
        "主动",
        "依申请",
        "县级",
        "乡级",
    ]
    with (tmp_path / "目录.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([[TITLE], heads, row()])
    cells = "".join(f"<td>{cell}</td>" for cell in row())
    page = f"<p>{TITLE}</p><table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr><tr>{cells}</tr></table>"
    (tmp_path / "目录.html").write_text(f"<html><body>{page}</body></html>", "utf-8")
    (tmp_path / "目录.xlsx").write_bytes((tmp_path / "目录.csv").read_bytes())  # as old systems call it
    for name in ("目录.csv", "目录.html", "目录.xlsx"):
        workbook = read_catalog(tmp_path / name)
        assert [(each.field, each.name) for each in workbook.rows] == [("义务教育", "招生管理／招生政策")]


def test_a_table_without_the_columns_of_a_catalogue_is_told(tmp_path: Path) -> None:
    book = Book()
    book.lay([["张三", "教育局"]], header=[("姓名",), ("单位",)])
    workbook = read_catalog(book.save(tmp_path))
    assert workbook.rows == []
    assert kinds(workbook) == ["no_header"]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "目录.xlsx"
    path.write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(UnreadableError):
        read_catalog(path)


def test_a_workbook_is_read_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    book = Book()
    book.lay([row(), [], row(2, second="招生范围")], title=TITLE)
    path = book.save(tmp_path, "目录.xls")
    assert [each.row for each in read_catalog(path).rows] == [4, 6]
    heads = "".join(f"<th>{labels[-1]}</th>" for labels in NATIONAL)
    cells = "".join(f"<td>{cell}</td>" for cell in row())
    (tmp_path / "网页.xlsx").write_text(
        f"<html><p>{TITLE}</p><table><tr>{heads}</tr><tr>{cells}</tr></table></html>", "utf-8"
    )
    assert [each.name for each in read_catalog(tmp_path / "网页.xlsx").rows] == ["招生管理／招生政策"]


def test_a_catalogue_in_a_word_file_is_read_table_by_table(tmp_path: Path) -> None:
    document = docx.Document()
    for field in ("义务教育", "就业"):
        document.add_paragraph(f"示范县{field}领域基层政务公开标准目录")
        table = document.add_table(rows=0, cols=len(NATIONAL))
        for line in ([labels[-1] for labels in NATIONAL], row()):
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = str(text)
    document.save(str(tmp_path / "目录.docx"))
    workbook = read_catalog(tmp_path / "目录.docx")
    assert [(each.field, each.name) for each in workbook.rows] == [
        ("义务教育", "招生管理／招生政策"),
        ("就业", "招生管理／招生政策"),
    ]


def test_several_catalogues_below_one_another_in_one_sheet(tmp_path: Path) -> None:
    heads = [labels[-1] for labels in NATIONAL]
    book = Book()
    rows = [row(1), [TITLE.replace("义务教育", "就业")], heads, row(1, "就业服务", "岗位信息")]
    book.lay(rows, header=[(head,) for head in heads], title=TITLE)
    sheets = read_catalog(book.save(tmp_path)).sheets
    assert [(sheet.field, [each.row for each in sheet.rows]) for sheet in sheets] == [
        ("义务教育", [3]),
        ("就业", [6]),
    ]


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    header = [labels for labels in NATIONAL if labels[0] != "公开依据"]
    cells = row()
    del cells[4]
    book = Book()
    book.lay([cells, [2, *cells[1:2], "招生范围", *cells[3:]]], header=header, title=TITLE)
    found = [problem for problem in read_catalog(book.save(tmp_path)).all_problems if problem.row == 0]
    assert [(problem.kind, problem.what) for problem in found] == [(ProblemKind.COLUMN, "没有“公开依据”一栏")]


def test_a_column_for_each_channel_is_ticked(tmp_path: Path) -> None:
    header = [
        *NATIONAL[:7],
        ("公开渠道和载体", "政府网站"),
        ("公开渠道和载体", "公示栏"),
        ("公开渠道和载体", "其他"),
        *NATIONAL[8:],
    ]
    book = Book()
    cells = [*row()[:7], "√", "", "■", *row()[8:]]
    book.lay([cells], header=header, title=TITLE)
    found = read_catalog(book.save(tmp_path)).rows[0]
    assert [(channel.code, channel.name) for channel in found.channels] == [
        ("website", "政府网站"),
        ("other", "其他"),
    ]


def test_headings_may_explain_themselves_in_brackets(tmp_path: Path) -> None:
    header = [
        *NATIONAL[:3],
        ("公开内容\n（要素）",),
        ("公开依据（法律法规和文件名称）",),
        ("公开时限（时间要求）",),
        ("公开主体（责任单位）",),
        ("公开渠道/载体",),
        *NATIONAL[8:12],
        ("公开层级", "县（市、区）级"),
        ("公开层级", "镇（街道）、村（社区）级"),
    ]
    book = Book()
    book.lay([row(ticks=("√", "", "√", "", "√", "√"))], header=header, title=TITLE)
    workbook = read_catalog(book.save(tmp_path))
    assert kinds(workbook) == []
    assert workbook.rows[0].tiers == ("county", "town")


def test_a_line_across_the_table_heads_the_items_below_it(tmp_path: Path) -> None:
    header = [("序号",), ("一级事项",), ("二级事项",), *((labels[-1],) for labels in NATIONAL[3:])]
    book = Book()
    book.lay(
        [["一、招生管理"], row(1, first=""), ["（二）学生管理"], row(2, first="")], header=header, title=TITLE
    )
    assert [each.first for each in read_catalog(book.save(tmp_path)).rows] == ["招生管理", "学生管理"]


def test_of_options_in_a_limit_or_a_unit_the_chosen_count(tmp_path: Path) -> None:
    book = Book()
    limit = "□实时公开\n■信息形成或者变更之日起10个工作日内"
    book.lay([row(limit=limit, subject="■教育局 □财政局")], title=TITLE)
    found = read_catalog(book.save(tmp_path)).rows[0]
    assert [each.amount for each in found.limit.limits] == ["10个工作日"]
    assert found.subject == "教育局"


def test_a_power_list_keeps_the_columns_of_its_own(tmp_path: Path) -> None:
    header = [
        ("序号",),
        ("职权类别",),
        ("职权名称",),
        ("实施依据",),
        ("实施主体",),
        ("法定时限",),
        ("承诺时限",),
        ("联系电话",),
        ("监督电话",),
    ]
    book = Book()
    cells = [
        1,
        "行政许可",
        "民办学校设立",
        "《民办教育促进法》",
        "教育局",
        "3个月",
        "20个工作日",
        "000-00000000",
        "12345",
    ]
    book.lay([cells], header=header, title="示范市教育局权责清单", name="权责清单")
    workbook = read_catalog(book.save(tmp_path), complete=False)
    assert kinds(workbook) == []
    found = workbook.rows[0]
    assert (found.name, found.basis, found.subject) == ("行政许可／民办学校设立", "《民办教育促进法》", "教育局")
    assert found.limit.blank
    assert found.extra == {
        "法定时限": "3个月",
        "承诺时限": "20个工作日",
        "联系电话": "000-00000000",
        "监督电话": "12345",
    }


def test_a_service_list_keeps_what_a_guide_needs(tmp_path: Path) -> None:
    header = [
        ("序号",),
        ("服务事项名称",),
        ("服务对象",),
        ("服务依据",),
        ("实施主体",),
        ("办理方式",),
        ("办理时间",),
        ("收费标准",),
    ]
    book = Book()
    book.lay([[1, "学历证明", "毕业生", "《教育法》", "教育局", "现场、网上", "工作日", "不收费"]], header=header)
    found = read_catalog(book.save(tmp_path), complete=False).rows[0]
    assert (found.first, found.audience) == ("学历证明", frozenset())
    assert found.extra == {
        "服务对象": "毕业生",
        "办理方式": "现场、网上",
        "办理时间": "工作日",
        "收费标准": "不收费",
    }
