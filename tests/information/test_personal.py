"""Personal data in information: nothing goes public before each hit is masked or kept on a ground."""

from __future__ import annotations

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.desk.checks import checks
from gongkai.information.enums import RevisionState
from gongkai.information.models import Information
from gongkai.information.personal.actions import keep_personal_data, mask_personal_data, open_findings
from gongkai.information.personal.desk import ACTS, KeepForm, MaskForm
from gongkai.information.personal.findings import findings, unreadable
from gongkai.privacy import Profile
from tests.documents.readers.minipdf import Page, pdf
from tests.factories.orgs import CityFactory, actor_with
from tests.information.people import bureau
from tests.privacy.people import id_card

pytestmark = pytest.mark.django_db
BODY = f"<p>补贴对象张大山，男，身份证号<b>{id_card()[:6]}</b>{id_card()[6:]}，手机13800138000。</p>"
CLEAN = "<p>为了加装电梯，制定本办法。</p>"


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def draft(office):
    return office.draft(body_html=BODY)


def reviewed(office, row):
    return actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)


def keep_all(row, actor, ground="本人书面同意"):
    return keep_personal_data(
        row, actor=actor, digests={each.digest for each in open_findings(row)}, ground=ground
    )


def panel(row):
    return next(check for check in checks(row) if check.label == "个人信息").problems


def test_the_panel_names_place_and_advice_and_never_the_value(draft):
    problems = panel(draft)
    assert [line.split("：")[0] for line in problems] == ["正文（正文第1段）"] * 3
    assert "手机号码 138****8000" in problems[2]
    assert "公开前隐去" in problems[2]
    assert not any("13800138000" in line for line in problems)


def test_what_has_open_personal_data_is_not_published_or_scheduled(office, draft):
    row = reviewed(office, draft)
    with pytest.raises(RefusedError, match="3 处个人信息没有处理"):
        actions.publish(row, actor=office.publisher)
    with pytest.raises(RefusedError, match="个人信息"):
        actions.emergency_publish(row, actor=office.publisher, reason="防汛")
    assert not Information.objects.public().exists()


def test_masked_at_a_click_it_can_be_published(office, draft):
    revision, left = mask_personal_data(draft, actor=office.drafter)
    assert left == []
    draft.refresh_from_db()
    masked = id_card()[:2] + "*" * 12 + id_card()[14:]
    assert f"张**，男，身份证号<b>{masked[:6]}</b>{masked[6:]}，手机138****8000" in draft.body_html
    assert revision.reason == "掩去个人信息"
    assert panel(draft) == ()
    actions.publish(reviewed(office, draft), actor=office.publisher)
    assert Information.objects.public().get() == draft


def test_the_usual_profile_keeps_six_and_four(office, draft):
    mask_personal_data(draft, actor=office.drafter, profile=Profile.USUAL)
    draft.refresh_from_db()
    assert id_card()[:6] in draft.body_html
    assert id_card()[-4:] in draft.body_html


def test_kept_on_a_ground_it_can_be_published_and_the_audit_says_so(office, draft):
    row = reviewed(office, draft)
    waivers = keep_all(row, office.publisher, "《行政处罚法》第四十八条")
    assert len(waivers) == 3
    entry = AuditEntry.objects.of(row).filter(event="information.keep_personal_data").get()
    assert entry.data["ground"] == "《行政处罚法》第四十八条"
    assert not any(id_card() in str(value) for value in [entry.data, *(waiver.shown for waiver in waivers)])
    actions.publish(row, actor=office.publisher)
    assert row in Information.objects.public()


def test_a_ground_is_needed_and_only_open_values_can_be_kept(office, draft):
    with pytest.raises(InvalidInputError, match="依据"):
        keep_all(draft, office.drafter, " ")
    with pytest.raises(InvalidInputError, match="刷新"):
        keep_personal_data(draft, actor=office.drafter, digests={"0" * 64}, ground="同意")


def test_a_new_value_is_open_although_others_were_kept(office, draft):
    keep_all(draft, office.drafter)
    actions.edit(draft, actor=office.drafter, body_html=BODY + "<p>联系手机13900139000</p>")
    draft.refresh_from_db()
    assert [each.hit.text for each in open_findings(draft)] == ["13900139000"]


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER}]
)
def test_only_editors_of_the_unit_decide(office, draft, role):
    stranger = actor_with(CityFactory(), Role.PUBLISHER)
    for actor in (actor_with(office.organization, role), stranger):
        with pytest.raises(RefusedError):
            keep_all(draft, actor)
        with pytest.raises(RefusedError):
            mask_personal_data(draft, actor=actor)


def test_a_revision_of_what_is_public_waits_until_its_personal_data_is_settled(office):
    row = office.published(body_html=CLEAN)
    revision = actions.edit(row, actor=office.drafter, body_html=BODY)
    with pytest.raises(RefusedError, match="个人信息"):
        actions.approve_revision(revision, actor=office.publisher)
    keep_all(row, office.publisher)
    assert actions.approve_revision(revision, actor=office.publisher).state == RevisionState.APPLIED


def test_what_is_public_already_is_masked_by_a_revision(office):
    row = office.published(body_html=CLEAN)
    Information.objects.filter(pk=row.pk).update(body_html=BODY)
    revision, left = mask_personal_data(row, actor=office.drafter)
    assert revision.state == RevisionState.PENDING
    assert left == []
    row.refresh_from_db()
    assert "13800138000" in row.body_html  # until another publisher approves
    actions.approve_revision(revision, actor=office.publisher)
    row.refresh_from_db()
    assert "13800138000" not in row.body_html


def test_title_and_files_are_looked_into_and_files_are_for_a_person_to_mend(office, draft):
    mask_personal_data(draft, actor=office.drafter)
    text = f"姓名\t身份证号\n李小四\t{id_card('19850312')}\n".encode()
    actions.add_attachment(draft, actor=office.drafter, name="名单.txt", content=text)
    draft.refresh_from_db()
    assert {each.part for each in findings(draft)} == {"附件“名单.txt”"}
    assert mask_personal_data(draft, actor=office.drafter)[0] is None
    with pytest.raises(RefusedError, match="名单"):
        actions.publish(reviewed(office, draft), actor=office.publisher)


def test_a_scan_that_nobody_can_search_is_named_and_hinders_nothing(office):
    row = office.draft(body_html=CLEAN)
    actions.add_attachment(row, actor=office.drafter, name="申报表.pdf", content=pdf(Page()))
    assert "申报表.pdf" in unreadable(row)[0]
    assert any("请人工查看" in line for line in panel(row))
    actions.publish(reviewed(office, row), actor=office.publisher)


def test_a_scan_without_words_is_named_for_a_person_to_look_at(office):
    row = office.draft(body_html=CLEAN)
    actions.add_attachment(row, actor=office.drafter, name="扫描件.pdf", content=pdf(Page()))
    assert "没有文字层" in unreadable(row)[0]


def test_the_buttons_appear_when_there_is_something_to_do(office, draft):
    offered = {act.event for act in ACTS if not act.refusal(draft, office.drafter)}
    assert offered == {"mask", "keep"}
    clean = office.draft(body_html=CLEAN, document_number="示建规〔2024〕8号")
    assert all(act.refusal(clean, office.drafter) for act in ACTS)
    outsider = actor_with(office.organization, Role.HANDLER)
    assert all(act.refusal(draft, outsider) for act in ACTS)


def test_the_forms_offer_each_value_once_and_ask_for_the_ground(draft):
    form = KeepForm({"digests": [], "ground": ""}, draft)
    assert len(form.fields["digests"].choices) == 3
    assert set(form.errors) == {"digests", "ground"}
    assert MaskForm({"profile": "usual"}).is_valid()
