"""Stating a relation by hand: the other document is found by number or title, or registered as not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.information.content import set_keys
from gongkai.information.enums import InformationState, RelationState, Validity
from tests.factories.information import InformationFactory
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

OLD = {"title": "示范市住宅加装电梯办法", "document_number": "示政发〔2016〕3号"}


def published(owner: Organization, **fields: object) -> Information:
    row = InformationFactory.build(
        owner=owner, state=InformationState.PUBLISHED, published_on="2020-01-01", **fields
    )
    set_keys(row)
    row.save()
    return row


@pytest.fixture
def new(housing: Organization) -> Information:
    return published(housing, title="示范市新办法", document_number="示政发〔2024〕1号", effective_on="2024-06-01")


@pytest.fixture
def old(housing: Organization) -> Information:
    return published(housing, **OLD)


def state(seat: Seat, record: Information, **data: str) -> object:
    address = reverse("desk:act", args=["information", record.pk, "add_relation"])
    return seat.post(address, **{"kind": "based_on", **data})


@pytest.mark.parametrize(
    "written", ["{index}", "示政发[2016]3号", "示范市住宅加装电梯办法", "《示范市住宅加装电梯办法》"]
)
def test_the_document_is_found_by_each_of_its_names(
    drafter: Seat, new: Information, old: Information, written: str
) -> None:
    answer = state(drafter, new, document=written.format(index=old.index_number), clause="第一条")
    assert answer.status_code == 302, answer.context["form"].errors
    row = new.relations.get()
    assert (row.target, row.state, row.clause, row.by_hand) == (old, RelationState.CONFIRMED, "第一条", True)
    assert "示范市住宅加装电梯办法" in drafter.client.get(answer["Location"] + "&tab=relations").text


def test_part_of_a_title_offers_what_answers_to_it(drafter: Seat, new: Information, old: Information) -> None:
    answer = state(drafter, new, document="加装电梯")
    assert answer.status_code == 400
    assert "请选择其中一份" in answer.text
    assert "索引号" in answer.text
    assert state(drafter, new, document="加装电梯", which=str(old.pk)).status_code == 302
    assert new.relations.get().target == old


def test_two_documents_of_one_title_are_told_apart_by_the_person(
    drafter: Seat, new: Information, old: Information, housing: Organization
) -> None:
    twin = published(housing, **{**OLD, "document_number": "示政发〔2012〕9号"})
    assert state(drafter, new, document=OLD["title"]).status_code == 400
    assert state(drafter, new, document=OLD["title"], which=str(twin.pk)).status_code == 302
    assert new.relations.get().target == twin


def test_a_document_that_is_not_here_is_registered_only_when_the_person_says_so(
    drafter: Seat, new: Information, housing: Organization
) -> None:
    written = "《示范市停车办法》（示政发〔2010〕5号）"
    assert "请勾选下面一项" in state(drafter, new, document=written).text
    assert not new.relations.exists()
    assert state(drafter, new, document=written, absent="on").status_code == 302
    row = new.relations.get()
    assert (row.state, row.target_number, row.target_title) == ("found", "示政发〔2010〕5号", "示范市停车办法")


def test_a_draft_of_another_department_is_not_found(drafter: Seat, new: Information) -> None:
    draft = InformationFactory(owner=OrganizationFactory(), title="示范市尚未公开的办法")
    for written in (draft.index_number, draft.title, "尚未公开"):
        answer = state(drafter, new, document=written)
        assert "没有找到" in answer.text
        assert "索引号 " + draft.index_number not in answer.text


def test_a_document_is_not_offered_to_itself(drafter: Seat, new: Information) -> None:
    assert "没有找到" in state(drafter, new, document=new.title).text


def test_a_stated_repeal_ends_the_other_document(reviewer: Seat, new: Information, old: Information) -> None:
    assert state(reviewer, new, document=OLD["title"], kind="repeals", from_on="2024-07-01").status_code == 302
    old.refresh_from_db()
    assert old.validity == Validity.REPEALED


def test_only_the_documents_own_people_state_its_relations(
    drafter: Seat, publisher: Seat, new: Information, old: Information
) -> None:
    address = reverse("desk:detail", args=["information", new.pk])
    assert "填报文件关系" in publisher.client.get(address).text
    new.owner = OrganizationFactory()
    new.save()
    assert state(drafter, new, document=OLD["title"]).status_code == 404
