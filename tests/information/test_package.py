"""三同步: a policy goes out with its interpretation, all in one act, or without it on record."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information import actions, package
from gongkai.information.enums import InformationState, RelationKind, RelationState
from gongkai.information.models import Information, ReleasePackage
from tests.factories.orgs import OrganizationFactory, actor_with
from tests.information.people import VALUES, bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def document(office):
    given = {"kind": "normative", "title": "示范市加装电梯办法", **VALUES}
    return actions.create(actor=office.drafter, owner=office.organization, **given)


@pytest.fixture
def material(office):
    return actions.create(
        actor=office.drafter,
        owner=office.organization,
        kind="interpretation",
        title="加装电梯怎么申请",
        body_html="<p>问：谁可以申请？</p>",
        elements={"form": "问答"},
    )


def approve(office, row):
    return actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)


def put_together(office, document, material):
    actions.plan_interpretation(document, actor=office.drafter, plan="图解和问答", first_interpreter="局长甲")
    return actions.add_material(document, actor=office.drafter, material=material)


def state(row):
    return Information.objects.get(pk=row.pk).state


@pytest.mark.parametrize("kind", sorted(package.ASKING))
def test_a_policy_without_its_interpretation_is_refused_with_all_that_is_missing(office, document, kind):
    Information.objects.filter(pk=document.pk).update(kind=kind, effective_on=dt.date(2024, 4, 1))
    row = approve(office, document)
    with pytest.raises(RefusedError) as caught:
        actions.publish(row, actor=office.publisher)
    for each in ("同步", "缺少解读方案", "第一解读人", "缺少解读材料"):
        assert each in str(caught.value)
    assert state(row) == InformationState.REVIEWED


def test_nor_may_it_be_scheduled(office, document):
    row = approve(office, document)
    with pytest.raises(RefusedError, match="解读"):
        actions.schedule(row, actor=office.publisher, at=timezone.now() + dt.timedelta(days=1))


def test_the_material_must_be_approved_too(office, document, material):
    put_together(office, document, material)
    row = approve(office, document)
    with pytest.raises(RefusedError, match="加装电梯怎么申请》还没有审核通过"):
        actions.publish(row, actor=office.publisher)


def test_document_and_material_go_out_in_one_act(office, document, material):
    put_together(office, document, material)
    approve(office, material)
    actions.publish(approve(office, document), actor=office.publisher)
    assert state(document) == state(material) == InformationState.PUBLISHED
    relation = material.relations.get(kind=RelationKind.INTERPRETS, target=document)
    assert relation.state == RelationState.CONFIRMED
    assert AuditEntry.objects.of(material).first().data["with_document"] == document.title


def test_if_one_of_them_may_not_go_out_none_does(office, document, material):
    put_together(office, document, material)
    actions.edit(material, actor=office.publisher, title="加装电梯申请问答")
    approve(office, material)
    row = approve(office, document)
    with pytest.raises(RefusedError, match="双人复核"):
        actions.publish(row, actor=office.publisher)
    assert state(document) == state(material) == InformationState.REVIEWED


def test_the_material_does_not_go_out_before_its_policy(office, document, material):
    put_together(office, document, material)
    row = approve(office, material)
    with pytest.raises(RefusedError, match="同步发布"):
        actions.publish(row, actor=office.publisher)


def test_a_scheduled_policy_takes_its_material_along(office, document, material):
    put_together(office, document, material)
    approve(office, material)
    at = timezone.now() + dt.timedelta(hours=1)
    actions.schedule(approve(office, document), actor=office.publisher, at=at)
    assert actions.release_due(at) == 1
    assert state(document) == state(material) == InformationState.PUBLISHED


def test_a_waiver_has_its_reason_and_is_counted(office, document):
    row = approve(office, document)
    with pytest.raises(RefusedError, match="理由"):
        actions.waive_interpretation(row, actor=office.reviewer, reason=" ")
    with pytest.raises(RefusedError):
        actions.waive_interpretation(row, actor=office.drafter, reason="只改文号")
    actions.waive_interpretation(row, actor=office.reviewer, reason="只更正文号")
    actions.publish(row, actor=office.publisher)
    waivers = ReleasePackage.objects.visible_to(office.reviewer).filter(waived_at__isnull=False)
    assert [each.waived_reason for each in waivers] == ["只更正文号"]
    assert not ReleasePackage.objects.visible_to(actor_with(OrganizationFactory(), *["reviewer"])).exists()


def test_only_an_interpretation_of_no_other_package_is_taken(office, document, material):
    notice = actions.create(actor=office.drafter, owner=office.organization, kind="notice", title="通知")
    with pytest.raises(InvalidInputError, match="不是政策解读"):
        actions.add_material(document, actor=office.drafter, material=notice)
    put_together(office, document, material)
    other = office.draft(document_number="示建规〔2024〕9号")
    with pytest.raises(InvalidInputError, match="另一份文件"):
        actions.add_material(other, actor=office.drafter, material=material)
    actions.remove_material(document, actor=office.drafter, material=material)
    actions.add_material(other, actor=office.drafter, material=material)


def test_what_is_public_is_past_arranging(office):
    row = office.published()
    with pytest.raises(RefusedError, match="发布之前"):
        actions.plan_interpretation(row, actor=office.drafter, plan="图解", first_interpreter="局长甲")


def test_other_kinds_ask_for_none(office):
    row = actions.create(
        actor=office.drafter, owner=office.organization, kind="notice", title="停水通知", body_html="<p>停水。</p>"
    )
    assert package.lacks(row) == []
    with pytest.raises(RefusedError, match="不要求"):
        actions.waive_interpretation(row, actor=office.reviewer, reason="无")


def test_the_city_names_the_three_steps(settings, tmp_path):
    settings.GONGKAI_HOME = tmp_path
    before = package.steps()
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "profile.toml").write_text(PROFILE, "utf-8")
    assert before == "同步组织、同步审签、同步部署"
    assert package.steps() == "同步起草、同步审批、同步发布"


PROFILE = """name = "示范市"
[[override]]
id = "INT-SYNC"
value = "draft_approve_publish"
basis = "示政办发〔2026〕1号"
"""
