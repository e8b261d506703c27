"""Proofreading at the desk: it advises, and believes the editor who says that a writing is right."""

from __future__ import annotations

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information import actions
from gongkai.information.desk.checks import checks
from gongkai.information.enums import InformationState
from gongkai.information.wording.actions import accept_wordings
from gongkai.information.wording.desk import ACTS, AcceptForm, check
from gongkai.proofreading import CITY_LIST
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
BODY = "<p>为了加装电梯，各单位按照布署执行，不得撤消已定的项目。</p>"


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def draft(office):
    return office.draft(body_html=BODY)


def problems(row):
    row.refresh_from_db()
    row.__dict__.pop("_open_slips", None)
    return next(check.problems for check in checks(row) if check.label == "文字校对")


def test_the_panel_tells_each_slip_with_what_should_stand_there(draft):
    first, second = problems(draft)
    assert "“布署”：建议写作“部署”" in first
    assert "“撤消”：建议写作“撤销”" in second


def test_slips_never_keep_information_from_its_way(office, draft):
    assert problems(draft)
    assert actions.submit(draft, actor=office.drafter).state == InformationState.IN_REVIEW


def test_a_writing_declared_right_is_not_told_again_in_this_information(office, draft):
    accept_wordings(draft, actor=office.drafter, wrong=["撤消"])
    assert len(problems(draft)) == 1
    assert len(problems(office.draft(body_html=BODY))) == 2
    entry = AuditEntry.objects.of(draft).filter(event="information.accept_wordings").get()
    assert "撤消" in str(entry.data)


def test_only_an_editor_declares_and_only_what_is_told(office, draft):
    with pytest.raises(InvalidInputError, match="刷新"):
        accept_wordings(draft, actor=office.drafter, wrong=["执行"])
    with pytest.raises(RefusedError):
        accept_wordings(draft, actor=bureau().drafter, wrong=["撤消"])


def test_the_form_offers_what_is_open(office, draft):
    (act,) = ACTS
    assert act.refusal(draft, office.drafter) == ""
    form = AcceptForm({"wrong": ["布署"]}, draft)
    assert form.is_valid(), form.errors
    act.do(draft, actor=office.drafter, **form.cleaned_data)
    assert [
        value for value, _ in AcceptForm(None, type(draft).objects.get(pk=draft.pk)).fields["wrong"].choices
    ] == ["撤消"]


def test_a_bad_list_of_the_city_is_told_in_the_panel(draft, settings, tmp_path):
    settings.GONGKAI_HOME = tmp_path
    (tmp_path / CITY_LIST).write_bytes(b"\xff\xfe\x00\xd8")
    (problem,) = problems(draft)
    assert "敏感词表" in problem


def test_each_slip_leads_to_its_words_in_the_editor(office):
    row = office.draft(title="帐号管理办法", body_html="<p>请登陆系统修改帐号。</p>")
    links = [problem.link for problem in check(row).problems]
    assert links[0] == f"/desk/information/{row.pk}/edit/#id_title"
    assert f"/desk/information/{row.pk}/edit/?find=%E5%B8%90%E5%8F%B7#id_body_html" in links
    type(row).objects.filter(pk=row.pk).update(state="in_review")
    row.refresh_from_db()
    assert not any(problem.link for problem in check(row).problems)
