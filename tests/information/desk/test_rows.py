"""A structured draft at the desk: its form from the kind, its table by hand and from a spreadsheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.information.actions import create, pass_review, publish, submit
from gongkai.information.rows import list_of, problems, values_of

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

HEADINGS = ["抽样编号", "食品名称", "食品大类", "被抽样单位", "检验结论", "检验机构"]
GOOD = [
    ["N1", "大米", "粮食加工品", "甲超市", "合格", "乙检验所"],
    ["N2", "酱油", "调味品", "丙商店", "不合格", "乙检验所"],
]
FIELDS = {"week": "2026-W12", "tested": "2", "passed": "1", "failed": "1", "pass_rate": "50%"}


def workbook(rows: list[list[object]], headings: list[str] = HEADINGS, above: int = 0) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    for _ in range(above):
        sheet.append(["示范市食品安全抽检情况表"])
    for row in [headings, *rows]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("抽检.xlsx", out.getvalue())


@pytest.fixture
def draft(housing: Organization, drafter: Seat) -> Information:
    return create(actor=drafter.person.actor(), owner=housing, kind="food_sampling", title="第12周食品安全抽检")


def act(seat: Seat, record: Information, event: str, **data: object) -> object:
    return seat.post(reverse("desk:act", args=["information", record.pk, event]), **data)


def upload(seat: Seat, record: Information, file: SimpleUploadedFile, mode: str = "replace") -> object:
    answer = act(seat, record, "upload_rows", file=file, mode=mode)
    record.refresh_from_db()
    return answer


def edit(seat: Seat, record: Information, **fields: str) -> object:
    address = reverse("desk:edit", args=["information", record.pk])
    answer = seat.post(address, title=record.title, disclosure="proactive", **fields)
    record.refresh_from_db()
    return answer


def test_the_form_has_the_kinds_fields_with_their_units(drafter: Seat, draft: Information) -> None:
    page = drafter.client.get(reverse("desk:edit", args=["information", draft.pk])).content.decode()
    assert "抽检批次（批次）" in page
    assert 'type="week"' in page
    assert "合格率（%）" in page


def test_a_wrong_field_says_what_would_be_right(drafter: Seat, draft: Information) -> None:
    answer = edit(drafter, draft, element_tested="若干", element_week="2026-W12")
    assert answer.status_code == 400
    assert "应为整数" in answer.content.decode()


def test_fields_are_kept_in_their_types(drafter: Seat, draft: Information) -> None:
    assert edit(drafter, draft, **{f"element_{code}": text for code, text in FIELDS.items()}).status_code == 302
    assert draft.elements == {"week": "2026-W12", "tested": 2, "passed": 1, "failed": 1, "pass_rate": "50"}


def test_rows_are_filled_in_as_text(drafter: Seat, draft: Information) -> None:
    text = "\n".join("\t".join(row) for row in [HEADINGS, *GOOD])
    assert act(drafter, draft, "fill_rows", rows=text).status_code == 302
    draft.refresh_from_db()
    assert [values["name"] for values, _ in values_of(draft)] == ["大米", "酱油"]
    page = drafter.client.get(reverse("desk:act", args=["information", draft.pk, "fill_rows"])).content.decode()
    assert "<row-table" in page
    assert "酱油" in page


def test_a_spreadsheet_is_taken_whatever_stands_above_its_headings(drafter: Seat, draft: Information) -> None:
    assert upload(drafter, draft, workbook(GOOD, above=3)).status_code == 302
    assert list_of(draft).count == 2


def test_a_wrong_cell_is_named_and_nothing_is_lost(drafter: Seat, draft: Information) -> None:
    bad = ["N3", "醋", "调味品", "丁商店", "还行", "乙检验所"]
    assert upload(drafter, draft, workbook([GOOD[0], bad, GOOD[1]])).status_code == 302
    rows = list(values_of(draft))
    assert [values["number"] for values, _ in rows] == ["N1", "N3", "N2"]
    assert rows[1][0]["result"] == "还行"
    assert "E3" in rows[1][1]["result"]
    assert "合格、不合格" in rows[1][1]["result"]
    page = drafter.client.get(reverse("desk:detail", args=["information", draft.pk])).content.decode()
    assert "E3" in page
    assert "1 行有误" in page


def test_a_required_cell_left_empty_is_named(drafter: Seat, draft: Information) -> None:
    upload(drafter, draft, workbook([["N1", "", "粮食", "甲超市", "合格", "乙所"]]))
    assert any("B2" in said and "没有填写" in said for said in problems(draft))


def test_rows_can_be_added_behind(drafter: Seat, draft: Information) -> None:
    upload(drafter, draft, workbook(GOOD[:1]))
    upload(drafter, draft, workbook(GOOD[1:]), "append")
    assert [values["number"] for values, _ in values_of(draft)] == ["N1", "N2"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken"), "损坏"),
        (SimpleUploadedFile("a.csv", "甲,乙\n1,2\n".encode()), "没有找到表头"),
        (SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0"), "xls"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_advice(
    drafter: Seat, draft: Information, file: SimpleUploadedFile, said: str
) -> None:
    file.seek(0)
    answer = upload(drafter, draft, file)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_csv_in_gb18030_is_read(drafter: Seat, draft: Information) -> None:
    text = "\r\n".join(",".join(row) for row in [HEADINGS, *GOOD])
    upload(drafter, draft, SimpleUploadedFile("a.csv", text.encode("gb18030")))
    assert list_of(draft).count == 2


def test_missing_columns_are_named(drafter: Seat, draft: Information) -> None:
    answer = upload(drafter, draft, workbook([row[:5] for row in GOOD], HEADINGS[:5]))
    assert "缺少：检验机构" in answer.content.decode()


def test_the_template_goes_out_and_comes_back(drafter: Seat, draft: Information) -> None:
    upload(drafter, draft, workbook(GOOD))
    answer = drafter.client.get(reverse("information:rows", args=[draft.pk]))
    data = b"".join(answer.streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["A1"].value == "抽样编号*"
    assert sheet.data_validations.dataValidation
    before = draft.rows_sha256
    upload(drafter, draft, SimpleUploadedFile("b.xlsx", data))
    assert draft.rows_sha256 == before


def test_a_kind_without_a_table_offers_none(drafter: Seat, housing: Organization) -> None:
    notice = create(actor=drafter.person.actor(), owner=housing, kind="notice", title="公告")
    page = drafter.client.get(reverse("desk:detail", args=["information", notice.pk])).content.decode()
    assert "上传表格" not in page
    assert drafter.client.get(reverse("information:rows", args=[notice.pk])).status_code == 404


def test_faults_stop_the_draft_from_being_handed_in(drafter: Seat, draft: Information) -> None:
    edit(drafter, draft, issuer_name="示范市市场监督管理局", **{f"element_{c}": t for c, t in FIELDS.items()})
    upload(drafter, draft, workbook([GOOD[0], ["N1", "醋", "调味品", "丁店", "合格", "乙所"]]))
    answer = act(drafter, draft, "submit")
    assert answer.status_code == 409
    assert "抽样编号相同" in answer.content.decode()
    upload(drafter, draft, workbook(GOOD))
    assert act(drafter, draft, "submit").status_code == 302


def test_a_wrong_table_for_what_is_published_is_refused_whole(
    drafter: Seat, reviewer: Seat, publisher: Seat, draft: Information
) -> None:
    edit(drafter, draft, issuer_name="示范市市场监督管理局", **{f"element_{c}": t for c, t in FIELDS.items()})
    upload(drafter, draft, workbook(GOOD))
    submit(draft, actor=drafter.person.actor())
    pass_review(draft, actor=reviewer.person.actor())
    publish(draft, actor=publisher.person.actor())
    answer = upload(drafter, draft, workbook(GOOD[:1]))
    assert answer.status_code == 409
    assert "抽检批次应等于结果的行数" in answer.content.decode()
    assert not draft.revisions.filter(state="pending").exists()


def test_the_history_shows_which_rows_changed(drafter: Seat, draft: Information) -> None:
    upload(drafter, draft, workbook(GOOD))
    upload(drafter, draft, workbook([GOOD[0], [*GOOD[1][:4], "合格", "乙检验所"]]))
    page = drafter.client.get(reverse("desk:history", args=["information", draft.pk])).content.decode()
    assert "表格" in page
    assert "丙商店" in page
