"""Keeping a matter back needs a legal ground, the article, reasons, and the disclosure office's word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gongkai.catalog.actions import ask_to_withhold, reassess, refuse, uphold, withdraw
from gongkai.catalog.grounds import grounds, words
from gongkai.catalog.models import NonDisclosureReview
from gongkai.core.errors import InvalidInputError, RefusedError
from tests.factories.catalog import build_review

if TYPE_CHECKING:
    from tests.catalog.conftest import Town

GOOD = {"matter": "内部考勤", "ground": "E16a", "basis": "条例第十六条第一款", "reasons": "属于人事管理信息"}


def test_the_grounds_are_those_of_articles_14_to_16() -> None:
    assert [code for code, _ in grounds()] == ["E14a", "E14b", "E14c", "E15", "E16a", "E16b", "E16c"]
    assert "第十六条" in words("E16a")


@pytest.mark.parametrize(
    ("field", "value"), [("ground", "E99"), ("ground", ""), ("basis", " "), ("reasons", ""), ("matter", "")]
)
def test_without_ground_article_reasons_or_matter_it_is_not_taken(town: Town, field: str, value: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        ask_to_withhold(organization=town.finance, actor=town.drafter, **(GOOD | {field: value}))
    assert error.value.field == field
    assert not NonDisclosureReview.objects.exists()


def test_another_unit_cannot_ask(town: Town) -> None:
    with pytest.raises(RefusedError):
        ask_to_withhold(organization=town.finance, actor=town.stranger, **GOOD)


def test_the_office_agrees_and_looks_again_later(town: Town) -> None:
    asked = ask_to_withhold(organization=town.finance, actor=town.drafter, **GOOD)
    with pytest.raises(RefusedError):
        uphold(asked, actor=town.drafter, reason="同意")
    uphold(asked, actor=town.office, reason="同意", reassess_on=dt.date(2027, 1, 1))
    assert (asked.state, asked.opinion, asked.reassess_on) == ("upheld", "同意", dt.date(2027, 1, 1))
    reassess(asked, actor=town.office, reason="情况有变化")
    refuse(asked, actor=town.office, reason="应当公开")
    assert asked.state == "refused"


def test_the_unit_withdraws_what_it_asked(town: Town) -> None:
    asked = build_review(town.finance)
    withdraw(asked, actor=town.drafter, reason="改为公开")
    assert (asked.state, asked.opinion) == ("withdrawn", "")
