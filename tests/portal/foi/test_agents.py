"""Applying for another, and for an organization: what is asked for, what counts, what is shown for review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from gongkai.cases.enums import PartyRole, Purpose
from gongkai.cases.foi.models import FoiCase
from tests.portal.foi.support import apply, errors, proof, review

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.cases import Office


def agent(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "by_agent": "on",
        "agent_name": "代小理",
        "agent_id_kind": "id_card",
        "agent_id_number": "11010519491231002X",
        "agent_phone": "13700001234",
        "agent_identity": proof("代理人证件.png"),
        "authorisation": proof("委托书.png"),
    }
    return fields | changes


def test_an_agent_applies_with_proof_and_power(citizen: Client, office: Office) -> None:
    case = apply(citizen, **agent())
    assert case.parties.get(role=PartyRole.AGENT).identity()["phone"] == "13700001234"
    assert dict(case.documents.values_list("purpose", "name")) == {
        Purpose.IDENTITY: "身份证.png",
        Purpose.AGENT_IDENTITY: "代理人证件.png",
        Purpose.AUTHORISATION: "委托书.png",
    }


def test_without_the_tick_nothing_of_an_agent_counts_or_is_reviewed(citizen: Client, office: Office) -> None:
    given = agent(by_agent=None, agent_identity=None, authorisation=None)
    response, key = review(citizen, **given)
    assert "代小理" not in response.content.decode()
    citizen.post(reverse("portal:foi-submit"), {"key": key})
    assert [each.role for each in FoiCase.objects.get().parties.all()] == [PartyRole.APPLICANT]


def test_the_review_shows_who_acts_and_with_what(citizen: Client, office: Office) -> None:
    text = review(citizen, **agent())[0].content.decode()
    for words in ("代小理", "委托书.png", "代理人证件.png", "13700001234"):
        assert words in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agent_name": ""}, "请填写代理人的姓名"),
        ({"agent_id_number": ""}, "请填写代理人的证件号码"),
        ({"agent_id_number": "110105194912310021"}, "身份证号码有误"),
        ({"agent_phone": ""}, "请填写代理人的电话"),
        ({"agent_identity": None}, "请上传代理人的身份证明"),
        ({"authorisation": None}, "请上传授权委托书"),
        ({"authorisation": [proof(f"{n}.png") for n in range(4)]}, "最多 3 个"),
    ],
)
def test_what_an_agent_lacks_is_said_once_and_what_was_typed_stays(
    changes: dict[str, Any], said: str, citizen: Client, office: Office
) -> None:
    response, _ = review(citizen, **agent(**changes))
    assert response.status_code == 422
    assert len([each for each in errors(response) if said in each]) == 1, errors(response)
    assert len(errors(response)) == 1, errors(response)
    assert "身份证.png" in response.content.decode()


def test_an_agents_files_survive_an_error_elsewhere(citizen: Client, office: Office) -> None:
    _, key = review(citizen, **agent(request=""))
    response, _ = review(citizen, **agent(key=key, identity=None, agent_identity=None, authorisation=None))
    assert response.status_code == 200, errors(response)


def test_an_agent_may_promise_the_papers(citizen: Client, office: Office) -> None:
    case = apply(citizen, **agent(identity=None, agent_identity=None, authorisation=None, later="on"))
    assert case.parties.filter(role=PartyRole.AGENT).exists()


@pytest.mark.parametrize("klass", ["business", "research", "public_welfare", "legal_service", "other"])
def test_an_organization_of_each_class_applies_with_its_representative(
    klass: str, citizen: Client, office: Office
) -> None:
    who = {"name": "示范市某某有限公司", "contact": "联系人甲", "representative": "法人乙"}
    case = apply(citizen, klass=klass, id_kind="credit_code", id_number="11370812004339255B", **who)
    known = case.parties.get().identity()
    assert (known["contact"], known["representative"]) == ("联系人甲", "法人乙")
    assert case.applicant_class == klass


def test_of_a_person_nothing_of_an_organization_is_kept(citizen: Client, office: Office) -> None:
    response, key = review(citizen, contact="联系人甲", representative="法人乙")
    assert "联系人甲" not in response.content.decode()
    citizen.post(reverse("portal:foi-submit"), {"key": key})
    known = FoiCase.objects.get().parties.get().identity()
    assert (known["contact"], known["representative"]) == ("", "")
