"""一网通查, through HTTP and a real index."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from gongkai.information.models import Information
from gongkai.search.contract import IndexUnusableError, Results
from gongkai.search.service import backend
from tests.portal.support import publish, words

MOST_QUERIES = 4


def search(client, **query):
    response = client.get(reverse("portal:search"), query)
    assert response.status_code == 200
    return words(response)


def titles(page):
    """The titles of the hits, in order, without their marks."""
    hits = page.split('<ol class="hits">')[1].split("</ol>")[0] if '<ol class="hits">' in page else ""
    return [re.sub(r"<[^>]+>", "", title) for title in re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", hits)]


def test_a_hit_shows_title_marks_validity_number_issuer_date_and_passage(client, indexed):
    page = search(client, q="装梯 补助")
    assert indexed.new.title in titles(page)
    for piece in ("<mark>装梯</mark>", "示政办发〔2023〕22号", "示范市人民政府办公室", "2023-05-19", "有效"):
        assert piece in page


def test_a_hit_links_its_interpretation(client, indexed):
    assert f'href="{indexed.interpretation.get_absolute_url()}"' in search(
        client, q="老旧小区装梯实施办法", tab="policies"
    )


def test_a_repealed_hit_says_what_replaced_it(client, indexed):
    page = search(client, q="住宅装梯暂行办法")
    assert (
        f'被示政办发〔2023〕22号<a href="{indexed.new.get_absolute_url()}">《{indexed.new.title}》</a>废止' in page
    )


@pytest.mark.parametrize(
    "typed", ["示政办发〔2016〕41号", "示政办发[2016]41号", "示政办发（2016）41号", "示政办发2016 41号"]
)
def test_an_exact_number_gets_a_card_and_stands_there_once(client, indexed, typed):
    page = search(client, q=typed)
    assert "文号完全一致" in page
    assert indexed.old.title not in titles(page)
    card = page.split('class="card number-card"')[1].split("</section>")[0]
    assert indexed.old.title in card
    assert "已废止" in card


def test_tabs_count_their_kinds_and_narrow_to_them(client, indexed):
    page = search(client, q="装梯")
    counts = dict(re.findall(r">(全部|政策|政策解读|通知公告) <span class=\"count\">(\d+)<", page))
    assert counts == {"全部": "3", "政策": "2", "政策解读": "1"}
    assert titles(search(client, q="装梯", tab="interpretation")) == [indexed.interpretation.title]


def test_facets_say_chinese_words_with_counts(client, indexed):
    page = search(client)
    for value, count in (("已废止", 1), ("有效", 1), ("通知", 2), ("示范市教育局", 2), ("2023年", 2)):
        assert re.search(rf'<span>{value}</span><span class="count">{count}</span>', page), value


def test_two_values_of_a_facet_are_alternatives_and_two_facets_hold_together(client, indexed):
    both = search(client, validity=["in_force", "repealed"], sort="oldest")
    assert titles(both) == [indexed.old.title, indexed.new.title]
    assert titles(search(client, validity=["in_force", "repealed"], year="2023")) == [indexed.new.title]


def test_each_chosen_condition_can_be_taken_away_alone(client, indexed):
    page = search(client, q="装梯", validity=["in_force", "repealed"], **{"from": "2020-01-01"})
    chips = page.split('class="chips"')[1].split("</div>")[0]
    assert "有效性：有效" in chips
    assert "有效性：已废止" in chips
    assert "2020-01-01 起" in chips
    links = re.findall(r'href="([^"]+)"', chips)
    assert any("repealed" in link and "in_force" not in link and "2020" in link for link in links)
    assert any("repealed" in link and "in_force" in link and "2020" not in link for link in links)


def test_dates_narrow_by_publication_or_by_writing(client, indexed):
    assert titles(search(client, **{"from": "2024-02-05", "to": "2024-02-28"})) == [indexed.foreign.title]
    assert titles(search(client, **{"from": "2024-02-05", "by": "written"})) == []


def test_newest_and_oldest_first(client, indexed):
    newest, oldest = titles(search(client, sort="newest")), titles(search(client, sort="oldest"))
    assert newest[0] == indexed.notice.title
    assert oldest[0] == indexed.old.title


def test_hits_come_in_pages_and_a_page_too_far_shows_the_last(client, library, engine, request):
    for place in range(12):
        publish(library.office, kind="notice", title=f"第{place}号防汛公告", published_on="2024-01-01")
    indexed = request.getfixturevalue("indexed")
    first, second = titles(search(client, q="防汛")), titles(search(client, q="防汛", page="2"))
    assert (len(first), len(second)) == (10, 2)
    assert not set(first) & set(second)
    assert titles(search(client, q="防汛", page="99")) == second
    assert indexed.notice.title not in first


def test_nothing_found_leads_on(client, indexed):
    page = search(client, q="量子引力波")
    assert "没有找到与“量子引力波”有关的信息" in page
    assert "没有信息同时包含" not in page
    for name in ("issuers", "themes", "years", "foi"):
        assert f'href="{reverse(f"portal:{name}")}"' in page
    assert indexed.notice.title in page  # what is new


def test_an_empty_engine_still_helps(client, library, engine):
    page = search(client, q="装梯")
    assert "没有找到" in page
    assert library.notice.title in page


def test_notices_tell_what_was_done_with_the_query(client, indexed, monkeypatch):
    answer = Results(total=0, took_ms=1, hits=(), corrected="装梯补助")
    monkeypatch.setattr(backend(), "search", lambda query: answer)
    page = search(client, q="妆梯补助")
    assert 'href="/search?q=%E8%A3%85%E6%A2%AF%E8%A1%A5%E5%8A%A9">装梯补助</a>' in page


def test_without_an_index_that_can_answer_the_page_says_so_and_leads_on(client, library, engine, monkeypatch):
    def broken(*_):
        raise IndexUnusableError("索引已损坏")

    monkeypatch.setattr(backend(), "search", broken)
    monkeypatch.setattr(backend(), "suggest", broken)
    response = client.get(reverse("portal:search"), {"q": "装梯"})
    page = words(response)
    assert response.status_code == 503
    assert "搜索暂时不可用" in page
    assert library.notice.title in page
    assert f'href="{reverse("portal:issuers")}"' in page
    assert client.get(reverse("portal:suggest"), {"q": "装"}).status_code == 200


def test_what_left_the_public_side_drops_out_before_the_index_follows(client, indexed):
    Information.objects.filter(pk=indexed.new.pk).update(state="removed")
    page = search(client, q="老旧小区装梯实施办法")
    assert indexed.new.get_absolute_url() not in page


def test_a_results_page_takes_few_queries_however_many_hits(client, indexed, django_assert_max_num_queries):
    for place in range(9):
        publish(indexed.office, kind="policy", title=f"第{place}号装梯意见", published_on="2024-01-01")
    from gongkai.search.rebuild import fill

    fill()
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(titles(search(client, q="装梯"))) == 10


@pytest.mark.parametrize("typed", ["装", "zht", "示范市教育"])
def test_suggestions_are_options_of_a_listbox(client, indexed, typed):
    page = words(client.get(reverse("portal:suggest"), {"q": typed}))
    for tag in re.findall(r"<li [^>]*>", page):
        assert 'role="option"' in tag
        assert "data-text=" in tag


def test_suggestions_complete_an_issuer(client, indexed):
    assert 'data-text="示范市教育局"' in words(client.get(reverse("portal:suggest"), {"q": "示范市教育"}))


def test_suggestions_and_marks_are_escaped(client, indexed):
    publish(indexed.office, kind="notice", title="<script>alert(1)</script>装梯公告", published_on="2024-01-01")
    from gongkai.search.rebuild import fill

    fill()
    assert "<script>alert" not in search(client, q="装梯公告")
    assert "<script>alert" not in search(client, q="<script>alert(1)</script>")
    assert "<script>alert" not in words(client.get(reverse("portal:suggest"), {"q": "<script>"}))


def test_letters_alone_are_read_as_pinyin(client, indexed, monkeypatch):
    page = words(client.get(reverse("portal:search"), {"q": "gjj"}))
    assert re.search(r"按拼音查找：<a href=\"/search\?q=[^\"]+\">住?房?公积金</a>", page)
    assert "按拼音查找" not in words(client.get(reverse("portal:search"), {"q": "公积金"}))
