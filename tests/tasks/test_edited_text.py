"""A ledger leads to the sentences of the text that stands, also after somebody changed it by hand."""

from __future__ import annotations

import pytest

from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information import actions, edited
from gongkai.information.enums import InformationState
from gongkai.tasks.actions import build_ledger
from tests.factories.orgs import actor_with
from tests.factories.tasks import an_information, an_order

SENTENCE = "在年底前，建成全市统一的政策文件库，分类展示现行有效文件。"
EDITED = f"<h2>一、缘由</h2><p>为了公开。</p><h2>二、任务</h2><p>{SENTENCE}</p>"


@pytest.fixture
def ledger(town):
    document = an_order()
    information = an_information(document, owner=town["office"])
    build_ledger(information, document, actor=system("导入"))
    return information


@pytest.fixture
def editor(ledger):
    return actor_with(ledger.owner, Role.DRAFTER)


def clause(ledger):
    first = ledger.tasks.first()
    return first.clause_anchor, first.clause


def test_an_edited_draft_moves_the_clauses_in_the_same_act(ledger, editor):
    type(ledger).objects.filter(pk=ledger.pk).update(state=InformationState.DRAFT)
    actions.edit(ledger, actor=editor, body_html=EDITED)
    assert clause(ledger) == ("s2", SENTENCE)
    entry = AuditEntry.objects.of(ledger.tasks.first()).first()
    assert (entry.event, entry.data["new"]["clause_anchor"]) == ("task.updated", "s2")


def test_a_published_text_moves_them_when_its_revision_is_approved(ledger, editor):
    type(ledger).objects.filter(pk=ledger.pk).update(state=InformationState.PUBLISHED)
    before = clause(ledger)
    revision = actions.edit(ledger, actor=editor, body_html=EDITED)
    assert clause(ledger) == before
    actions.approve_revision(revision, actor=actor_with(ledger.owner, Role.PUBLISHER))
    assert clause(ledger)[0] == "s2"


def test_the_tasks_keep_their_words_where_the_text_has_lost_them(ledger, editor):
    type(ledger).objects.filter(pk=ledger.pk).update(state=InformationState.DRAFT)
    texts = [task.text for task in ledger.tasks.all()]
    actions.edit(ledger, actor=editor, body_html="<p>全文另发。</p>")
    assert [task.text for task in ledger.tasks.all()] == texts
    assert clause(ledger)[0] == ""


def test_an_edit_of_other_fields_leaves_the_ledger_alone(ledger, editor):
    type(ledger).objects.filter(pk=ledger.pk).update(state=InformationState.DRAFT)
    before = AuditEntry.objects.filter(event="task.updated").count()
    actions.edit(ledger, actor=editor, keywords="公开")
    assert AuditEntry.objects.filter(event="task.updated").count() == before


def test_what_a_callback_raises_undoes_the_edit(ledger, editor):
    def refuse(_information, _actor):
        raise RefusedError("不可修改。")

    type(ledger).objects.filter(pk=ledger.pk).update(state=InformationState.DRAFT)
    old = ledger.body_html
    edited.after_edit(refuse)
    try:
        with pytest.raises(RefusedError):
            actions.edit(ledger, actor=editor, body_html=EDITED)
    finally:
        edited.forget(refuse)
    ledger.refresh_from_db()
    assert ledger.body_html == old
