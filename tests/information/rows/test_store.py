"""Row lists: kept once, shared by versions, never another record's, and checked as a whole."""

from __future__ import annotations

import pytest

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information import actions
from gongkai.information.models import InformationRow, RowList
from gongkai.information.rows import as_words, list_of, problems, values_of
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
COMMON = {"plan": "到期还本", "source": "预算收入"}
ROWS = [
    {"name": "一期", "variety": "新增一般债券", "amount": "2.5", "term": "10", "rate": "2.3", **COMMON},
    {"name": "二期", "variety": "新增专项债券", "amount": "10", "term": "15", "rate": "2.4", **COMMON},
]
DATES = {"issued_on": "2026-03-01", "due_on": "2036-03-01"}
ELEMENTS = {
    "as_of": "2026-06-30",
    "region": "示范市",
    "ceiling": "120",
    "balance": "100",
    "issued": "12.5",
    "ceiling_general": "60",
    "ceiling_special": "60",
    "balance_general": "50",
    "balance_special": "50",
    "repayment_plan": "按年偿还",
    "repayment_source": "预算收入",
}


@pytest.fixture
def house():
    return bureau()


def rows(*changes):
    given = [{**row, **DATES} for row in ROWS]
    for place, change in changes:
        given[place] |= change
    return given


def draft(house, **values):
    return house.draft(
        **{"kind": "government_debt", "title": "债务", "elements": ELEMENTS, "rows": rows(), **values}
    )


def published(house):
    row = actions.submit(draft(house), actor=house.drafter)
    return actions.publish(actions.pass_review(row, actor=house.reviewer), actor=house.publisher)


def test_an_edit_of_other_fields_copies_no_row(house):
    record = draft(house)
    actions.edit(record, actor=house.drafter, title="债务情况")
    assert RowList.objects.count() == 1
    assert InformationRow.objects.count() == len(ROWS)
    assert {revision.content["rows_sha256"] for revision in record.revisions.all()} == {record.rows_sha256}


def test_every_version_keeps_its_own_rows(house):
    record = draft(house)
    first = record.rows_sha256
    actions.edit(record, actor=house.drafter, rows=rows((0, {"amount": "3"})))
    record.refresh_from_db()
    assert record.rows_sha256 != first
    assert next(values_of(record, first))[0]["amount"] == "2.5"
    assert next(values_of(record))[0]["amount"] == "3"
    assert "2.5" in as_words(record, first)


def test_the_same_rows_again_are_no_change(house):
    record = draft(house)
    assert actions.edit(record, actor=house.drafter, rows=rows()) is None


def test_rows_are_taken_away_by_an_empty_table(house):
    record = draft(house)
    actions.edit(record, actor=house.drafter, rows=[])
    record.refresh_from_db()
    assert list_of(record) is None


def test_an_edit_of_what_is_public_waits_with_its_rows(house):
    record = published(house)
    before = record.rows_sha256
    changed = rows((0, {"amount": "3.5"}))
    revision = actions.edit(record, actor=house.drafter, rows=changed, elements={**ELEMENTS, "issued": "13.5"})
    record.refresh_from_db()
    assert record.rows_sha256 == before
    actions.approve_revision(revision, actor=house.publisher)
    record.refresh_from_db()
    assert next(values_of(record))[0]["amount"] == "3.5"


def test_what_does_not_agree_never_reaches_the_public(house):
    record = published(house)
    with pytest.raises(InvalidInputError, match=r"本期发行额应等于债券明细之和（现为 12\.5亿元，应= 13\.5亿元）"):
        actions.edit(record, actor=house.drafter, rows=rows((0, {"amount": "3.5"})))
    with pytest.raises(InvalidInputError, match="债务限额不应小于债务余额"):
        actions.edit(record, actor=house.drafter, elements={**ELEMENTS, "ceiling": "90"})
    assert RowList.objects.count() == 1, "a refusal leaves nothing behind"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((0, {"amount": "若干"}), "第 1 行发行额：“若干”应为金额"),
        ((0, {"name": ""}), "第 1 行缺少债券名称"),
        ((1, {"name": "一期"}), "第 1、2 行的债券名称相同"),
        ((1, {"due_on": "2020-01-01"}), "第 2 行：到期日期应在发行日期之后"),
    ],
)
def test_a_draft_keeps_wrong_rows_and_is_not_handed_in(house, change, said):
    record = draft(house, rows=rows(change))
    assert list_of(record).count == len(ROWS)
    assert any(said in each for each in problems(record)), problems(record)
    with pytest.raises(RefusedError, match="要素和表格有误"):
        actions.submit(record, actor=house.drafter)


def test_a_table_that_must_have_rows_says_so(house):
    assert "债券明细至少要有 1 行，现有 0 行" in problems(draft(house, rows=()))


def test_no_version_takes_the_rows_of_another_record(house):
    record, other = draft(house), draft(house, rows=rows((0, {"amount": "9"})))
    with pytest.raises(InvalidInputError, match="没有这份表格"):
        actions.edit(record, actor=house.drafter, rows_sha256=other.rows_sha256)


def test_an_unknown_column_and_a_kind_without_a_table_are_named(house):
    with pytest.raises(InvalidInputError, match="第 1 行：没有“colour”这一列"):
        draft(house, rows=[{"colour": "红"}])
    with pytest.raises(InvalidInputError, match="没有表格"):
        house.draft(rows=rows())


def test_many_rows_are_one_look(house, django_assert_max_num_queries):
    many = [{**ROWS[0], **DATES, "name": f"第{n}期"} for n in range(500)]
    record = draft(house, rows=many)
    with django_assert_max_num_queries(2):
        problems(record)
        problems(record)
