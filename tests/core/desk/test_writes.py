"""Forms and acts: once for each key, on the version that was seen, with nothing of what was typed lost."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.core.audit.models import AuditEntry
from gongkai.information import actions
from gongkai.information.enums import InformationState, RevisionState
from gongkai.information.models import Information
from tests.factories.information import InformationFactory

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat


def edit_url(record: Information) -> str:
    return reverse("desk:edit", args=["information", record.pk])


def act_url(record: Information, event: str) -> str:
    return reverse("desk:act", args=["information", record.pk, event])


def opened(seat: Seat, record: Information) -> dict[str, str]:
    """The editing form as a browser would send it back unchanged."""
    form = seat.client.get(edit_url(record)).context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    version = seat.client.get(edit_url(record)).context["version"]
    return {name: str(getattr(value, "pk", value)) for name, value in data.items()} | {"version": version}


def test_creating_leads_to_the_new_draft(drafter: Seat, housing: Organization) -> None:
    url = reverse("desk:create", args=["information"])
    response = drafter.post(url, kind="notice", owner=housing.pk, title="新的通知")
    made = Information.objects.get(title="新的通知")
    assert response["Location"].startswith(reverse("desk:detail", args=["information", made.pk]))
    assert drafter.client.get(response["Location"]).status_code == 200


def test_the_same_submission_twice_makes_one_record(drafter: Seat, housing: Organization) -> None:
    url, key = reverse("desk:create", args=["information"]), str(uuid.uuid4())
    data = {"kind": "notice", "owner": housing.pk, "title": "新的通知", "idempotency_key": key}
    first, second = drafter.client.post(url, data), drafter.client.post(url, data)
    assert first["Location"] == second["Location"]
    assert Information.objects.filter(title="新的通知").count() == 1


def test_a_submission_without_a_key_is_refused_with_what_was_typed(drafter: Seat, housing: Organization) -> None:
    url = reverse("desk:create", args=["information"])
    response = drafter.client.post(url, {"kind": "notice", "owner": housing.pk, "title": "新的通知"})
    assert response.status_code == 409
    assert "新的通知" in response.text
    assert not Information.objects.exists()


def test_one_may_not_create_for_another_department(drafter: Seat, stranger: Seat) -> None:
    elsewhere = stranger.person.appointments.get().post.organization
    url = reverse("desk:create", args=["information"])
    assert drafter.post(url, kind="notice", owner=elsewhere.pk, title="越权").status_code == 400
    assert not Information.objects.exists()


def test_editing_a_draft_changes_it_at_once(draft: Information, drafter: Seat) -> None:
    response = drafter.post(edit_url(draft), **opened(drafter, draft) | {"title": "改后的标题", "reason": "订正"})
    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.revision_number) == ("改后的标题", 2)
    assert draft.revisions.first().reason == "订正"  # type: ignore[union-attr]  # just made


def test_sending_the_form_back_unchanged_changes_nothing(draft: Information, drafter: Seat) -> None:
    drafter.post(edit_url(draft), **opened(drafter, draft))
    draft.refresh_from_db()
    assert draft.revision_number == 1


def test_what_a_form_cannot_show_is_not_lost(draft: Information, drafter: Seat) -> None:
    type(draft).objects.filter(pk=draft.pk).update(
        theme="外来分类", elements={"ends_on": "2026-05-01", "unknown": "保留"}, body_html="<p>一</p>\n"
    )
    drafter.post(edit_url(draft), **opened(drafter, draft))
    draft.refresh_from_db()
    assert draft.revision_number == 1
    drafter.post(edit_url(draft), **opened(drafter, draft) | {"element_contact": "0000-1234567"})
    draft.refresh_from_db()
    assert draft.elements == {"ends_on": "2026-05-01", "unknown": "保留", "contact": "0000-1234567"}
    assert draft.theme == "外来分类"


def test_a_form_opened_on_an_older_version_is_refused_and_keeps_the_text(
    draft: Information, drafter: Seat, reviewer: Seat
) -> None:
    mine = opened(drafter, draft) | {"title": "我的标题", "summary": "我写的概述"}
    actions.edit(draft, actor=reviewer.person.actor(), title="别人的标题")
    response = drafter.post(edit_url(draft), **mine)
    assert response.status_code == 409
    assert "已被他人修改" in response.text
    assert "我写的概述" in response.text
    changed = {label: [(run.kind, run.text) for run in runs] for label, runs in response.context["differences"]}
    assert changed["标题"] == [("out", "别人"), ("in", "我"), ("same", "的标题")]
    draft.refresh_from_db()
    assert draft.title == "别人的标题"


def test_after_reading_the_differences_the_second_submission_goes_through(
    draft: Information, drafter: Seat, reviewer: Seat
) -> None:
    mine = opened(drafter, draft) | {"title": "我的标题"}
    actions.edit(draft, actor=reviewer.person.actor(), title="别人的标题")
    refused = drafter.post(edit_url(draft), **mine)
    drafter.post(edit_url(draft), **mine | {"version": refused.context["version"]})
    draft.refresh_from_db()
    assert draft.title == "我的标题"


def test_an_invalid_form_says_what_is_wrong_and_keeps_the_rest(draft: Information, drafter: Seat) -> None:
    response = drafter.post(edit_url(draft), **opened(drafter, draft) | {"title": "", "keywords": "改造"})
    assert response.status_code == 400
    assert "error-summary" in response.text
    assert 'value="改造"' in response.text


def test_an_actions_refusal_stands_at_its_field(draft: Information, drafter: Seat) -> None:
    response = drafter.post(edit_url(draft), **opened(drafter, draft) | {"document_number": "字" * 130})
    assert response.status_code == 400
    assert response.context["form"].errors["document_number"]


def test_editing_what_waits_for_review_is_refused(draft: Information, drafter: Seat) -> None:
    actions.submit(draft, actor=drafter.person.actor())
    assert drafter.client.get(edit_url(draft)).status_code == 403
    assert drafter.post(edit_url(draft), title="偷改").status_code == 403


def test_the_whole_way_to_the_public(draft: Information, drafter: Seat, reviewer: Seat, publisher: Seat) -> None:
    for seat, event in ((drafter, "submit"), (reviewer, "pass"), (publisher, "publish")):
        assert seat.post(act_url(draft, event)).status_code == 302
    draft.refresh_from_db()
    assert draft.state == InformationState.PUBLISHED


def test_an_edit_of_what_is_published_waits_for_another_publisher(
    draft: Information, drafter: Seat, reviewer: Seat, publisher: Seat
) -> None:
    for seat, event in ((drafter, "submit"), (reviewer, "pass"), (publisher, "publish")):
        seat.post(act_url(draft, event))
    drafter.post(edit_url(draft), **opened(drafter, draft) | {"title": "更正后的标题"})
    draft.refresh_from_db()
    assert (draft.title, draft.revisions.filter(state=RevisionState.PENDING).count()) == (
        "关于开展老旧小区改造意见征集的通知",
        1,
    )
    publisher.post(act_url(draft, "approve_revision"))
    draft.refresh_from_db()
    assert draft.title == "更正后的标题"


def test_the_bar_offers_only_what_is_allowed(draft: Information, drafter: Seat, reviewer: Seat) -> None:
    url = reverse("desk:detail", args=["information", draft.pk])
    of_editors = ["编辑", "添加附件", "发起会签", "填报文件关系", "选择公开事项", "放入栏目"]
    assert [offer.label for offer in drafter.client.get(url).context["offers"]] == [*of_editors, "提交审核"]
    assert [offer.label for offer in reviewer.client.get(url).context["offers"]] == of_editors
    drafter.post(act_url(draft, "submit"))
    assert [offer.label for offer in drafter.client.get(url).context["offers"]] == [
        "发起会签",
        "选择公开事项",
        "放入栏目",
        "撤回",
    ]
    assert [offer.label for offer in reviewer.client.get(url).context["offers"]] == [
        "发起会签",
        "批注",
        "选择公开事项",
        "放入栏目",
        "审核通过",
        "退回修改",
    ]


def test_an_act_that_needs_a_reason_asks_for_it_first(draft: Information, drafter: Seat, reviewer: Seat) -> None:
    drafter.post(act_url(draft, "submit"))
    assert "理由" in reviewer.client.get(act_url(draft, "return")).text
    assert reviewer.post(act_url(draft, "return"), reason=" ").status_code == 400
    assert reviewer.post(act_url(draft, "return"), reason="缺少征集截止日期").status_code == 302
    draft.refresh_from_db()
    assert draft.state == InformationState.DRAFT
    timeline = drafter.client.get(reverse("desk:detail", args=["information", draft.pk]) + "?tab=timeline").text
    assert "退回修改" in timeline
    assert "缺少征集截止日期" in timeline


def test_an_act_that_the_flow_forbids_says_why(draft: Information, reviewer: Seat) -> None:
    response = reviewer.post(act_url(draft, "pass"))
    assert response.status_code == 409
    assert "当前状态为“草稿”，不能“审核通过”" in response.text


def test_the_page_of_an_act_that_is_not_open_says_why_instead_of_asking(
    draft: Information, reviewer: Seat
) -> None:
    response = reviewer.client.get(act_url(draft, "return"))
    assert response.status_code == 403
    assert "当前状态为“草稿”，不能“退回修改”" in response.text
    assert "<textarea" not in response.text


def test_an_act_on_a_version_that_has_changed_is_refused(
    draft: Information, drafter: Seat, reviewer: Seat
) -> None:
    drafter.post(act_url(draft, "submit"))
    seen = reviewer.client.get(reverse("desk:detail", args=["information", draft.pk])).context["version"]
    actions.return_for_correction(draft, actor=reviewer.person.actor(), reason="再改")
    actions.edit(draft, actor=drafter.person.actor(), title="换了内容")
    actions.submit(draft, actor=drafter.person.actor())
    response = reviewer.post(act_url(draft, "pass"), version=seen)
    assert response.status_code == 409
    draft.refresh_from_db()
    assert draft.state == InformationState.IN_REVIEW


def test_a_double_click_acts_once(draft: Information, drafter: Seat) -> None:
    key = str(uuid.uuid4())
    first, second = (drafter.post(act_url(draft, "submit"), idempotency_key=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert AuditEntry.objects.filter(event="information.submit").count() == 1


def test_a_file_is_attached_once_with_its_name(draft: Information, drafter: Seat) -> None:
    key = str(uuid.uuid4())
    for _ in range(2):
        file = SimpleUploadedFile("申请表.docx", b"content")
        assert drafter.post(act_url(draft, "attach"), file=file, idempotency_key=key).status_code == 302
    assert [attachment.name for attachment in draft.attachments.all()] == ["申请表.docx"]
    assert (
        "申请表.docx"
        in drafter.client.get(reverse("desk:detail", args=["information", draft.pk]) + "?tab=files").text
    )


def test_a_file_that_could_run_in_a_browser_is_refused(draft: Information, drafter: Seat) -> None:
    response = drafter.post(act_url(draft, "attach"), file=SimpleUploadedFile("页面.html", b"<script>"))
    assert response.status_code == 400
    assert not draft.attachments.exists()


def test_a_found_relation_is_confirmed_to_the_document_that_a_person_names(
    draft: Information, drafter: Seat, housing: Organization
) -> None:
    target = InformationFactory(owner=housing, title="老办法", state=InformationState.PUBLISHED)
    found = draft.relations.create(kind="based_on", target_title="老办法", as_written="《老办法》")
    data = {"relation": found.pk, "holds": "yes"}
    assert drafter.post(act_url(draft, "settle_relation"), **data, target="没有/2026-1").status_code == 400
    assert drafter.post(act_url(draft, "settle_relation"), **data, target=target.index_number).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.target) == ("confirmed", target)


def test_a_forged_submission_is_refused_in_chinese(draft: Information, drafter: Seat) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(drafter.person, backend="django.contrib.auth.backends.ModelBackend")
    response = forger.post(act_url(draft, "submit"), {"idempotency_key": str(uuid.uuid4())})
    assert response.status_code == 403
    assert "页面已过期" in response.text
    draft.refresh_from_db()
    assert draft.state == InformationState.DRAFT


def test_going_back_and_sending_another_text_is_not_taken_for_the_same_submission(
    draft: Information, drafter: Seat
) -> None:
    first = opened(drafter, draft) | {"idempotency_key": str(uuid.uuid4()), "title": "第一次"}
    assert drafter.client.post(edit_url(draft), first).status_code == 302
    assert drafter.client.post(edit_url(draft), first).status_code == 302  # a double click
    answer = drafter.client.post(edit_url(draft), first | {"title": "回退后改的"})
    assert answer.status_code == 409
    assert "回退后改的" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.title, draft.revision_number) == ("第一次", 2)


def test_differences_show_text_without_markup_and_lists_as_written(
    draft: Information, drafter: Seat, reviewer: Seat
) -> None:
    mine = opened(drafter, draft) | {"body_html": "<p>我改的<b>正文</b>。</p>"}
    actions.edit(draft, actor=reviewer.person.actor(), summary="概述")
    runs = dict(drafter.post(edit_url(draft), **mine).context["differences"])
    assert set(runs) == {"正文", "内容概述"}
    assert "<" not in "".join(run.text for run in runs["正文"])


def test_who_opens_a_returned_draft_reads_why_it_came_back(
    draft: Information, drafter: Seat, reviewer: Seat
) -> None:
    actions.submit(draft, actor=drafter.person.actor())
    actions.return_for_correction(draft, actor=reviewer.person.actor(), reason="请写明依据")
    page = drafter.client.get(reverse("desk:detail", args=["information", draft.pk])).content.decode()
    assert "退回理由：请写明依据" in page


def test_an_attachment_of_a_draft_is_for_who_may_see_the_draft(
    draft: Information, drafter: Seat, reviewer: Seat, stranger: Seat
) -> None:
    added = actions.add_attachment(draft, actor=drafter.person.actor(), name="名单.txt", content="甲".encode())
    url = reverse("desk:file", args=["information", draft.pk, added.pk])
    answer = reviewer.client.get(url)
    assert b"".join(answer.streaming_content) == "甲".encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert stranger.client.get(url).status_code == 404


def test_validity_is_recorded_by_hand_with_its_ground(publisher: Seat, housing: Organization) -> None:
    row = InformationFactory(owner=housing, kind="normative", state=InformationState.PUBLISHED)
    data = {"status": "repealed", "from_on": "2026-03-01", "by": "示政发〔2026〕9号", "clause": "第八条"}
    publisher.post(act_url(row, "validity"), **data)
    fact = row.validity_facts.get()
    assert (fact.status, str(fact.from_on), fact.by, fact.by_text) == ("repealed", "2026-03-01", None, data["by"])


def test_validity_by_a_known_index_number_is_by_that_document(publisher: Seat, housing: Organization) -> None:
    row = InformationFactory(owner=housing, kind="normative", state=InformationState.PUBLISHED)
    ground = InformationFactory(
        owner=housing, state=InformationState.PUBLISHED, index_number="990000001/2026-00099"
    )
    publisher.post(act_url(row, "validity"), status="amended", by=ground.index_number)
    assert row.validity_facts.get().by == ground


def test_a_drafter_is_not_offered_to_record_validity(drafter: Seat, housing: Organization) -> None:
    row = InformationFactory(owner=housing, kind="normative", state=InformationState.PUBLISHED)
    assert drafter.client.get(act_url(row, "validity")).status_code == 403
    drafter.post(act_url(row, "validity"), status="repealed")
    assert not row.validity_facts.exists()


def test_a_draft_not_yet_handed_in_waits_on_its_drafters_first_page(draft: Information, drafter: Seat) -> None:
    assert "起草中" in drafter.client.get(reverse("desk:home")).content.decode()
    actions.submit(draft, actor=drafter.person.actor())
    assert "起草中" not in drafter.client.get(reverse("desk:home")).content.decode()
