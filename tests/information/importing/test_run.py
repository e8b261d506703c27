"""An import: what comes in, what stays as it is, what is refused."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from gongkai.core import outbox
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.information.enums import Disclosure, InformationState, Validity
from gongkai.information.importing import hooks
from gongkai.information.importing.run import BATCH
from gongkai.information.models import Information, OtherSource, Revision
from gongkai.information.personal.models import PrivacyDebt
from gongkai.orgs.models import Organization
from tests.factories.orgs import CityFactory, OrganizationFactory
from tests.information.importing.exports import counts, record

pytestmark = pytest.mark.django_db


def only():
    return Information.objects.get()


def test_a_record_becomes_published_information(export):
    export.write(
        record(1, theme="4 财政、金融、审计/银行", validity="有效", url="https://www.shifan.example/1.html")
    )
    assert counts(export.run()) == (1, 0, 0, 0)
    row = only()
    assert row.state == InformationState.PUBLISHED
    assert row.disclosure == Disclosure.PROACTIVE
    assert row.document_number == "示政办发〔2023〕1号"
    assert row.theme == "财政、金融、审计\\银行"
    assert (row.written_on, row.published_on) == (dt.date(2023, 12, 1), dt.date(2023, 12, 5))
    assert row.effective_on == dt.date(2024, 1, 1)
    assert [entry["heading"] for entry in row.contents][:2] == ["一、总体要求", "二、工作安排"]
    assert row.source == "export/records.jsonl:1"
    assert row.index_number.endswith("/2023-00001")


def test_it_leaves_a_version_an_audit_entry_and_a_debt_to_the_index(export):
    export.write(record(1))
    export.run()
    row = only()
    assert row.revisions.get().content["title"] == row.title
    entry = AuditEntry.objects.of(row).get()
    assert (entry.event, entry.actor_name) == ("information.import", "导入")
    assert [each.payload["id"] for each in OutboxEntry.objects.filter(topic="search.index")] == [row.pk]


def test_twice_changes_nothing(export):
    export.write(*(record(number) for number in range(1, BATCH + 20)))
    assert counts(export.run()) == (BATCH + 19, 0, 0, 0)
    before = (AuditEntry.objects.count(), Revision.objects.count(), OutboxEntry.objects.count())
    assert counts(export.run()) == (0, 0, BATCH + 19, 0)
    assert (AuditEntry.objects.count(), Revision.objects.count(), OutboxEntry.objects.count()) == before


def test_a_changed_record_becomes_a_new_version(export):
    export.write(record(1), record(2))
    export.run()
    export.write(record(1, title="示范市人民政府办公室关于改变工作的通知"), record(2))
    assert counts(export.run()) == (0, 1, 1, 0)
    row = Information.objects.get(source_key="town:t-1")
    assert row.revision_number == 2
    assert row.revisions.count() == 2
    assert AuditEntry.objects.of(row).first().data["changes"]["title"][1].endswith("改变工作的通知")


def test_a_record_that_changed_in_nothing_we_keep_is_unchanged(export):
    export.write(record(1))
    export.run()
    export.write(record(1, clicks=5))
    assert counts(export.run()) == (0, 0, 1, 0)
    assert only().revision_number == 1


def test_an_import_and_a_waiting_revision_do_not_undo_each_other(export):
    from gongkai.core.roles import Role
    from gongkai.information import actions
    from tests.factories.orgs import actor_with

    export.write(record(1))
    export.run()
    row = only()
    drafter, publisher = (actor_with(row.owner, role) for role in (Role.DRAFTER, Role.PUBLISHER))
    waiting = actions.edit(row, actor=drafter, keywords="防汛 值守")
    export.write(record(1, issuer="示范市人民政府"))
    assert counts(export.run()) == (0, 1, 0, 0)
    actions.approve_revision(waiting, actor=publisher)
    row.refresh_from_db()
    assert (row.issuer_name, row.keywords) == ("示范市人民政府", "防汛 值守")
    assert row.revision_number == max(row.revisions.values_list("number", flat=True)) == 4


def test_what_was_taken_off_stays_off(export):
    export.write(record(1))
    export.run()
    Information.objects.update(state=InformationState.REMOVED)
    export.write(record(1, issuer="示范市人民政府"))
    assert counts(export.run()) == (0, 1, 0, 0)
    assert only().state == InformationState.REMOVED


def test_bad_records_are_listed_and_the_rest_goes_on(export, tmp_path):
    export.write(record(1), "{坏的", record(3, title=""), "[1, 2]", "", record(4))
    report = export.run()
    assert counts(report) == (2, 0, 0, 3)
    assert [reject.where for reject in report.rejects] == [f"export/records.jsonl:{line}" for line in (2, 4, 3)]
    reasons = {reject.where[-1]: reject.why for reject in report.rejects}
    assert reasons["2"].startswith("不是有效的 JSON")
    assert "缺少必填字段“title”" in reasons["3"]
    assert "应为 JSON 对象" in reasons["4"]
    written = report.write_rejects(tmp_path / "imports").read_text(encoding="utf-8")
    assert "{坏的" in written
    assert len(written.splitlines()) == 3


def test_one_key_twice_in_a_run_keeps_the_first(export):
    export.write(record(1), record(1), record(1, title="示范市人民政府办公室关于别的工作的通知"))
    for expected in ((1, 0, 1, 1), (0, 0, 2, 1)):
        report = export.run()
        assert counts(report) == expected
        assert "重复" in report.rejects[0].why


def test_the_same_document_from_another_source_is_noted_not_doubled(export):
    export.write(record(1))
    export.run()
    export.write(record(1, id="other", text="别处的正文", url="https://b.example/1"), name="second.jsonl")
    for _again in range(2):
        assert counts(export.run()) == (0, 0, 2, 0)
    row = only()
    assert "总体要求" in row.body_text
    assert OtherSource.objects.get().information == row
    assert list(AuditEntry.objects.of(row).values_list("event", flat=True)) == [
        "information.other_source",
        "information.import",
    ]


def test_the_same_document_twice_in_one_batch_is_one(export):
    export.write(record(1), record(1, id="other"))
    assert counts(export.run()) == (1, 0, 1, 0)
    assert counts(export.run()) == (0, 0, 2, 0)


def test_a_title_record_is_filled_by_the_first_full_text(export):
    export.write(record(1, text=""))
    assert counts(export.run()) == (1, 0, 0, 0)
    assert only().body_html == ""
    export.write(record(1, id="full"), name="second.jsonl")
    assert counts(export.run()) == (0, 1, 1, 0)
    assert "总体要求" in only().body_text
    assert counts(export.run()) == (0, 0, 2, 0)


def test_an_index_number_is_kept_while_it_is_unique(export):
    export.write(record(1, index="000014349/2019-00006"), record(2, index="000014349/2019-00006"))
    export.run()
    first, second = Information.objects.order_by("id")
    assert first.index_number == "000014349/2019-00006"
    assert second.index_number != first.index_number
    assert any("已被使用" in warning["what"] for warning in second.warnings)


def test_the_record_wins_over_its_text_with_a_warning(export):
    export.write(record(1, written="2023-11-30"))
    export.run()
    row = only()
    assert row.written_on == dt.date(2023, 11, 30)
    assert any(warning["where"] == "written_on" for warning in row.warnings)


def test_what_the_record_leaves_open_comes_from_the_text_then_from_the_fallback(export):
    export.write(
        record(1, issuer="", site="示范市政府网"),
        record(2, issuer="", site="示范市政府网", text="", title="甲通知"),
    )
    export.run()
    first, second = Information.objects.order_by("id")
    assert first.issuer_name == "示范市人民政府办公室"
    assert second.issuer_name == "示范市政府网"


def test_values_that_are_not_understood_are_warnings(export):
    export.write(record(1, published="不久前", validity="看情况", open="随便", url="javascript:x", number="某号"))
    export.run()
    row = only()
    assert {"published_on", "validity", "disclosure", "source_url", "document_number"} <= {
        warning["where"] for warning in row.warnings
    }
    assert row.published_on is None


@pytest.mark.parametrize(
    ("word", "disclosure"),
    [("主动公开", "proactive"), ("依申请公开", "on_request"), ("不予公开", "withheld"), ("", "proactive")],
)
def test_the_disclosure_of_the_record_counts(export, word, disclosure):
    export.write(record(1, open=word))
    export.run()
    assert only().disclosure == disclosure


@pytest.mark.parametrize(
    ("word", "facts", "today"),
    [
        ("", [("in_force", "2024-01-01"), ("lapsed", "2029-01-01")], None),
        ("废止", [("in_force", "2024-01-01"), ("lapsed", "2029-01-01"), ("repealed", None)], "repealed"),
    ],
)
def test_facts_of_validity_come_from_the_clauses_and_the_word(export, word, facts, today):
    export.write(record(1, validity=word))
    export.run()
    row = only()
    found = [
        (fact.status, fact.from_on and fact.from_on.isoformat()) for fact in row.validity_facts.order_by("id")
    ]
    assert found == facts
    assert today is None or row.validity == today


def test_in_force_without_a_clause_counts_from_the_day_of_issue(export):
    export.write(record(1, validity="有效", text="正文。", written="2020-02-03"))
    export.run()
    fact = only().validity_facts.get()
    assert (fact.status, fact.from_on) == (Validity.IN_FORCE, dt.date(2020, 2, 3))


def test_attachments_by_address_are_kept_once(export):
    files = ["https://a.example/f/1.docx", "https://a.examplehttps://b.example/2.pdf", "not an address"]
    export.write(record(1, files=files))
    export.run()
    export.write(record(1, files=files, issuer="示范市人民政府"))
    export.run()
    assert [each.url for each in only().attachments.all()] == [
        "https://a.example/f/1.docx",
        "https://b.example/2.pdf",
    ]


def test_issuers_become_organizations_where_they_are_known(export):
    city = CityFactory()
    office = OrganizationFactory(name="示范市人民政府办公室", parent=city)
    export.write(record(1), record(2, issuer="邻市教育局", text="", title="邻市通知"))
    export.run()
    first, second = Information.objects.order_by("id")
    assert (first.owner, first.issuer) == (city, office)
    assert (second.issuer, second.issuer_name) == (None, "邻市教育局")


def test_an_installation_without_organizations_gets_a_government(export):
    export.write(record(1))
    export.run()
    export.run()
    assert Organization.objects.get().name == "本级政府"
    assert only().owner == Organization.objects.get()


@pytest.fixture
def hook():
    seen = []

    def refuse_the_second(information, document, actor):
        if "第2项" in information.title:
            raise RefusedError("台账不收此件。")
        seen.append((information.title, len(document.sections) > 0, actor.name))

    hooks.after_save(refuse_the_second)
    hooks.after_save(refuse_the_second)
    yield seen
    hooks.forget(refuse_the_second)


def test_hooks_run_in_the_transaction_and_may_refuse(export, hook):
    export.write(record(1), record(2), record(3))
    report = export.run()
    assert counts(report) == (2, 0, 0, 1)
    assert report.rejects[0].why == "台账不收此件。"
    assert not Information.objects.filter(title__contains="第2项").exists()
    assert {title for title, _has, _name in hook} == set(Information.objects.values_list("title", flat=True))
    assert AuditEntry.objects.filter(event="information.import").count() == 2


def test_characters_that_no_text_has_are_dropped(export):
    export.write(json.dumps(record(1, title="甲\u0000通知\ud83d办法", text="正\u0007文")))
    assert counts(export.run()) == (1, 0, 0, 0)
    assert only().title == "甲通知办法"


def test_queries_grow_with_batches_not_with_records(export, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(hooks, "_callbacks", [])
    export.write(*(record(number) for number in range(1, BATCH + 1)))
    with django_assert_max_num_queries(60):
        export.run()


def test_personal_data_in_what_comes_in_is_owed_by_its_unit(export):
    """It is published as its source had it; whoever answers for it finds it on the list."""
    listed = "<p>补贴对象：张大山，手机13800138000。</p>"
    export.write(record(1, html=listed, text=""), record(2))
    export.run()
    outbox.drain()
    debt = PrivacyDebt.objects.get()
    assert debt.information.source_key == "town:t-1"
    assert "13800138000" not in debt.shown
    assert "138****8000" in debt.shown
    export.write(record(1, html="<p>补贴对象见公示栏。</p>", text=""), record(2))
    export.run()
    outbox.drain()
    assert not PrivacyDebt.objects.exists()
