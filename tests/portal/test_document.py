"""The document page, as a browser asks for it."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.information.enums import RelationKind, RelationState, RevisionState, Validity
from gongkai.information.models import Attachment, Information, Relation, Revision, ValidityFact
from gongkai.portal.document import relations
from gongkai.portal.sites import places
from gongkai.sites.models import Site
from tests.factories.tasks import TaskFactory
from tests.portal.support import publish, relate, words

MOST_QUERIES = 12


def shown(client, information, **query):
    response = client.get(information.get_absolute_url(), query)
    assert response.status_code == 200
    return words(response)


def test_metadata_body_and_source_stand_on_the_page(client, library):
    page = shown(client, library.new)
    for piece in (
        library.new.title,
        "示政办发〔2023〕22号",
        "2023-05-16",
        "2023-05-19",
        "2023-07-01",
        "装梯 补助",
    ):
        assert piece in page
    assert library.new.index_number in page
    assert '<h2 id="s2">二、补助</h2>' in page
    assert 'href="#s2"' in page
    assert 'href="https://www.shifan.example/2023/22"' in page


def test_the_page_tags_itself_as_the_site_guideline_asks(client, library, settings):
    settings.GONGKAI_ADDRESS = "http://testserver"
    names = {"code": "main", "name": "示范市政务公开", "identification": "9900000001"}
    Site.objects.update_or_create(main=True, defaults=names)
    places.forget()
    page = client.get(library.new.get_absolute_url()).content.decode()
    for name, content in (
        ("SiteName", "示范市政务公开"),
        ("SiteDomain", "testserver"),
        ("SiteIDCode", "9900000001"),
        ("ColumnName", "行政规范性文件"),
        ("ColumnType", "政策文件"),
        ("ArticleTitle", library.new.title),
        ("PubDate", "2023-05-19 00:00"),
        ("ContentSource", "示范市人民政府办公室"),
        ("Url", f"http://testserver{library.new.get_absolute_url()}"),
    ):
        assert f'<meta name="{name}" content="{content}">' in page


def test_a_repealed_document_says_by_what_from_when_and_links_it(client, library):
    page = shown(client, library.old)
    assert "本文件已废止" in page
    assert "自 2023-07-01 起，依据" in page
    assert f'href="{library.new.get_absolute_url()}"' in page
    assert "第二十条" in page


def test_a_document_in_force_has_no_banner(client, library):
    assert "alert-title" not in shown(client, library.new)


def test_a_repeal_to_come_is_announced(client, library):
    ValidityFact.objects.create(information=library.new, status=Validity.LAPSED, from_on=dt.date(2028, 7, 1))
    with time_machine.travel("2026-01-01", tick=False):
        assert "本文件将已失效" not in shown(client, library.new)
        assert "本文件将失效" in shown(client, library.new)


def test_a_document_that_is_not_in_force_yet_says_from_when(client, library):
    with time_machine.travel("2023-06-01", tick=False):
        page = shown(client, library.new)
    assert "本文件尚未施行" in page
    assert "自 2023-07-01 起施行" in page


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2016-06-30", "没有有效的记录"),
        ("2016-07-01", "2016-07-01：有效"),
        ("2019-05-01", "2019-05-01：有效"),
        ("2023-06-30", "2023-06-30：有效"),
        ("2023-07-01", "2023-07-01：已废止"),
        ("2019年5月1日", "2019-05-01：有效"),
        ("2019-02-30", "无法识别"),
        ("昨天", "无法识别"),
    ],
)
def test_was_it_in_force_on_a_day_is_answered(client, library, day, said):
    assert said in shown(client, library.old, on=day)


def test_an_amended_document_is_in_force_as_amended(client, library):
    ValidityFact.objects.create(information=library.new, status=Validity.AMENDED, from_on=dt.date(2024, 1, 1))
    assert "有效（已修改，按修改后的内容执行）" in shown(client, library.new, on="2024-05-01")


def test_relations_are_told_from_both_ends(client, library):
    new, old, interpretation = (shown(client, row) for row in (library.new, library.old, library.interpretation))
    assert "废止的文件" in new
    assert "政策解读" in new
    assert "被废止" in old
    assert "解读的文件" in interpretation
    assert f'href="{library.new.get_absolute_url()}"' in interpretation


def test_a_relation_that_nobody_confirmed_says_so(client, library):
    assert "待确认" not in shown(client, library.old)
    relate(library.foreign, RelationKind.CITES, library.old, state=RelationState.FOUND)
    assert "待确认" in shown(client, library.old)


def test_a_refused_relation_is_not_shown(client, library):
    relate(library.foreign, RelationKind.CITES, library.old, state=RelationState.REFUSED)
    assert library.foreign.title not in shown(client, library.old)


def test_a_cited_document_outside_the_library_is_named_without_a_link(client, library):
    Relation.objects.create(
        source=library.notice, kind=RelationKind.CITES, target_title="中华人民共和国某法", as_written="《某法》"
    )
    page = shown(client, library.notice)
    assert "中华人民共和国某法" in page
    assert "本库未收录" in page
    assert ">中华人民共和国某法</a>" not in page


def test_a_law_that_many_cite_shows_its_repeal_first_and_folds_the_rest(client, library, monkeypatch):
    monkeypatch.setattr(relations, "MOST", 14)
    for place in range(20):
        other = publish(library.office, kind="policy", title=f"第{place}号意见", published_on=dt.date(2024, 1, 1))
        relate(other, RelationKind.CITES, library.old)
    page = shown(client, library.old)
    assert "被废止" in page
    assert "其余 3 项" in page
    assert page.count("号意见</a>") == 13


def test_hidden_rows_leave_no_trace_on_the_pages_of_others(client, hidden, library):
    page = shown(client, library.new)
    assert hidden.title not in page
    assert hidden.get_absolute_url() not in page
    assert "补充规定" in page  # as the public text itself names it
    assert "本文件已修改" in page  # the fact is public, its act is not


def test_tasks_link_to_the_ledger_and_back_to_their_section(client, library):
    task = TaskFactory(document=library.new, owner=library.office, text="十月底前拨付补助", clause_anchor="s2")
    page = shown(client, library.new)
    assert f"#task-{task.pk}" in page
    assert "十月底前拨付补助" in page
    assert "1 项任务" in page


def test_the_history_shows_public_versions_with_reason_and_no_names(
    client, library, django_capture_on_commit_callbacks
):
    for number, state, reason in (
        (2, RevisionState.APPLIED, "更正补助标准"),
        (3, RevisionState.REJECTED, "未采纳"),
    ):
        Revision.objects.create(
            information=library.new, number=number, state=state, author_name="张三", reason=reason, content={}
        )
    audit.record("information.publish", library.new, actor=system("李四"), owner=library.office)
    audit.record(
        "information.approve_revision", library.new, actor=system("李四"), owner=library.office, version=2
    )
    audit.record("information.reject_revision", library.new, actor=system("李四"), owner=library.office, version=3)
    page = shown(client, library.new)
    assert "更正补助标准" in page
    assert "修订" in page
    assert "未采纳" not in page
    assert "张三" not in page
    assert "李四" not in page


def test_a_full_page_takes_at_most_twelve_queries(client, library):
    for place in range(3):
        Attachment.objects.create(information=library.new, name=f"附件{place}.pdf", url="https://x.example/a.pdf")
        TaskFactory(document=library.new, owner=library.office, clause_anchor="s2")
        other = publish(library.office, kind="policy", title=f"第{place}号意见", published_on=dt.date(2024, 1, 1))
        relate(other, RelationKind.CITES, library.new)
        relate(library.new, RelationKind.CITES, other)
    client.get(library.new.get_absolute_url())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        shown(client, library.new, on="2024-01-01")
    assert len(queries) <= MOST_QUERIES


def test_a_heading_list_stands_only_where_it_helps(client, library):
    assert "contents-list" in shown(client, library.new)
    assert "contents-list" not in shown(client, library.old)


def test_wide_tables_scroll_by_keyboard(client, library):
    assert 'tabindex="0" role="region" aria-label="表格1"><table>' in shown(client, library.new)


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_an_absent_document_is_not_found(client, library, pk):
    for path in ("", "text", "qr.svg", "attachments/1"):
        assert client.get(f"/information/{pk}/{path}").status_code == 404


def test_a_kind_that_this_installation_lacks_still_shows(client, library):
    Information.objects.filter(pk=library.notice.pk).update(kind="gone")
    assert library.notice.title in shown(client, library.notice)


def test_the_text_downloads_with_its_metadata(client, library):
    response = client.get(f"{library.new.get_absolute_url()}text")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    text = response.content.decode()
    assert text.startswith(library.new.title)
    assert "发文字号：示政办发〔2023〕22号\r\n" in text
    assert "老旧小区装梯适用本办法。" in text


def test_the_qr_code_is_a_picture_of_the_address(client, library):
    response = client.get(f"{library.new.get_absolute_url()}qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<svg" in response.content
    assert b"<script" not in response.content


def test_a_ground_links_to_the_article_that_says_so(client, library):
    shown = words(client.get(library.old.get_absolute_url()))
    assert f'<a href="{library.new.get_absolute_url()}#a20">第二十条</a>' in shown


def test_a_ground_in_the_metadata_names_no_clause_and_ends_without_a_gap(client, library):
    shown = words(client.get(library.new.get_absolute_url(), {"on": "2024-01-01"}))
    assert "，施行日期" not in shown
    assert "依据本文件。</span>" in shown


def test_the_bare_number_of_a_section_is_called_a_section(client, library):
    library.old.validity_facts.filter(clause="第二十条").update(clause="七")
    assert "，第七部分" in words(client.get(library.old.get_absolute_url()))


def test_a_relation_that_the_title_states_names_no_clause(client, library):
    library.new.relations.update(clause="标题")
    shown = words(client.get(library.old.get_absolute_url()))
    assert "标题</span>" not in shown.split('id="relations"')[1]
