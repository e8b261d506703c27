"""What is counted, once each, for a unit and for the whole city."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.actors import system
from gongkai.information import actions as information_actions
from gongkai.information.enums import InformationState, Validity
from gongkai.information.models import ValidityFact
from gongkai.law.annual_report import FormError, check, form_for
from gongkai.reporting import actions
from gongkai.reporting.figures import count
from tests.factories.information import InformationFactory
from tests.factories.reports import build_desk, case_of, published


def requests(unit, year=2025):
    return count(unit, year).tables["requests"]


def total(unit, row, year=2025):
    return requests(unit, year)[row]["total"]


def document(owner, kind, written, **fields):
    return InformationFactory(
        owner=owner,
        kind=kind,
        state=InformationState.PUBLISHED,
        written_on=written,
        published_on=written,
        **fields,
    )


def fact(row, status, day):
    ValidityFact.objects.create(information=row, status=status, from_on=dt.date.fromisoformat(day))


def test_a_report_covers_the_unit_and_what_lies_below(town):
    for unit in ("education", "east", "east-education", "stone"):
        case_of(town[unit], "2025-03-03", "2025-03-20")
    assert [total(unit, "new") for unit in (town["education"], town["east"], town["stone"], town.city)] == [
        1,
        3,
        1,
        4,
    ]


def test_the_city_is_the_sum_of_its_units(town):
    for place, unit in enumerate(town.by_code.values()):
        for number in range(place % 4):
            case_of(unit, f"2025-0{number + 1}-10", f"2025-0{number + 2}-10" if number % 2 else "", "partial")
    tops = [unit for unit in town.by_code.values() if unit.parent_id == town.city.pk]
    city, below = requests(town.city), [requests(unit) for unit in tops]
    for row, cells in city.items():
        for column, n in cells.items():
            assert n == sum(cells[row][column] for cells in below)
    assert check(form_for(2025), {"requests": city}) == []


def test_an_application_that_two_units_registered_counts_once_for_the_city(town):
    same = {"origin": "12345-7", "title": "学校食堂招标结果"}
    case_of(town["education"], "2025-03-03", "2025-03-10", "na_nothold", **same)
    case_of(town["finance"], "2025-03-05", "2025-03-20", "grant", **same)
    assert total(town["education"], "new") == total(town["finance"], "new") == 1
    city = requests(town.city)
    assert (city["new"]["total"], city["na_nothold"]["total"], city["grant"]["total"]) == (1, 1, 0)
    assert check(form_for(2025), {"requests": city}) == []


def test_old_systems_that_both_began_at_one_are_not_the_same_application(town):
    case_of(town["education"], "2025-03-03", "2025-03-10", origin="1", title="学位")
    case_of(town["finance"], "2025-03-05", "2025-03-20", origin="1", title="预算")
    assert total(town.city, "new") == 2


def test_what_was_struck_is_never_counted(town):
    case_of(town["education"], "2025-03-03", "2025-03-10", counts=False)
    assert total(town.city, "new") == 0


def test_what_is_carried_out_is_carried_in(town):
    case_of(town["education"], "2024-12-20", "2025-01-10")
    case_of(town["education"], "2025-12-20")
    before, after = (count(town["education"], year).tables for year in (2024, 2025))
    assert before["requests"]["carry_next"]["total"] == after["requests"]["carried"]["total"] == 1
    assert check(form_for(2025), {"requests": after["requests"]}, before) == []


def test_reports_on_2019_and_2020_have_their_own_form(town):
    case_of(town["education"], "2020-03-03", "2020-03-10", "other_nofee")
    assert total(town["education"], "other", 2020) == 1
    with pytest.raises(FormError):
        count(town["education"], 2018)


def test_documents_issued_repealed_and_in_force_at_the_end_of_the_year(town):
    unit = town["education"]
    old, new = document(unit, "normative", "2023-05-05"), document(unit, "normative", "2025-05-05")
    for row in (old, new):
        fact(row, Validity.IN_FORCE, row.written_on)
    fact(old, Validity.REPEALED, "2025-08-01")
    late = document(unit, "normative", "2020-01-01")
    fact(late, Validity.IN_FORCE, "2020-01-01")
    fact(late, Validity.REPEALED, "2026-01-02")
    document(unit, "regulation", "2024-01-01")
    document(unit, "regulation", "2026-01-02")
    InformationFactory(owner=unit, kind="normative", written_on="2025-01-01")
    found = count(unit, 2025).tables["art20"]
    assert found["norm"] == {"issued": 1, "repealed": 1, "valid": 2}
    assert found["rule"] == {"issued": 0, "repealed": 0, "valid": 1}


def test_decisions_are_the_rows_of_the_published_lists_by_their_day(town):
    unit = town["education"]
    lists = document(unit, "penalty", "2025-06-30")
    from gongkai.information.rows import keep

    rows = [
        {"party": "某公司", "number": f"示罚〔2025〕{n}号", "decided_on": day}
        for n, day in enumerate(("2025-01-01", "2025-12-31", "2024-12-31"), 1)
    ]
    lists.rows_sha256 = keep(lists, rows).sha256
    lists.save()
    figures = count(unit, 2025)
    assert figures.tables["art20"]["penalty"]["decisions"] == 2
    assert "art20/penalty/decisions" not in figures.unsourced
    assert "art20/license/decisions" in figures.unsourced


def test_what_a_unit_entered_is_in_the_report_above_it(town):
    desk = build_desk(town["education"])
    report = actions.draft(desk.unit, 2025, actor=desk.writer)
    assert "art20/coercion/decisions" in count(town.city, 2025).unsourced
    actions.discard(report, reason="重来", actor=desk.writer)
    report = published(desk)
    second = actions.correct(report, reason="补填", actor=desk.writer)
    cells = {"art20/coercion/decisions": 7, "art20/fees_wan/amount": "12.3456"}
    actions.enter_figures(second, cells, note="年报", actor=desk.writer)
    assert count(town.city, 2025).tables["art20"]["coercion"]["decisions"] == 0
    from tests.factories.reports import bring_out

    bring_out(desk, second)
    above = count(town.city, 2025)
    assert above.tables["art20"]["coercion"]["decisions"] == 7
    assert above.tables["art20"]["fees_wan"]["amount"] == "12.3456"
    assert "art20/coercion/decisions" not in above.unsourced


def test_drafts_of_others_change_nothing_published(town):
    row = information_actions.create(
        actor=system("测试"), owner=town["education"], kind="normative", title="关于某事的通知"
    )
    assert row.state == InformationState.DRAFT
    assert count(town["education"], 2025).tables["art20"]["norm"]["issued"] == 0
