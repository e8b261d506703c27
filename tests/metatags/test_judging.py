"""Which tags a page must have, by its type, and what their values must look like."""

from __future__ import annotations

import pytest

from gongkai import law
from gongkai.metatags import PageKind, Severity, judge
from gongkai.metatags.tags import known
from tests.metatags.pages import COLUMN, CONTENT, SITE, content, home, listing, page


def said(verdict, severity=Severity.ERROR):
    return {problem.tag for problem in verdict.problems if problem.severity is severity}


@pytest.mark.parametrize(("made", "kind"), [(home, "home"), (listing, "list"), (content, "content")])
def test_a_page_with_its_tags_is_in_order_and_known_for_what_it_is(made, kind):
    verdict = judge(made())
    assert (verdict.kind, verdict.problems, verdict.ok) == (kind, (), True)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [("home", "WEB-META-HOME"), ("list", "WEB-META-COLUMN"), ("content", "WEB-META-CONTENT")],
)
def test_each_type_lacks_as_many_tags_as_the_guide_requires(kind, rule):
    verdict = judge("<html><body></body></html>", kind=kind)
    assert len(said(verdict)) == len(verdict.problems) == law.rule(rule).value
    assert all("缺少必填标签" in problem.what and problem.advice for problem in verdict.problems)


@pytest.mark.parametrize("tag", [*SITE, *COLUMN, *CONTENT])
def test_each_required_tag_of_a_content_page_is_missed_and_may_not_be_empty(tag):
    assert said(judge(content(**{tag: None}), kind="content")) == {tag}
    assert said(judge(content(**{tag: "  "}), kind="content")) == {tag}


def test_optional_tags_may_be_missing():
    assert judge(page(SITE | COLUMN | CONTENT | {"Keywords": "道路", "Url": "http://www.shifan.gov.cn/a.html"})).ok


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("2020年08月02日", "2020-08-02 HH:MM"),
        ("2020-08-02", "2020-08-02 HH:MM"),
        ("2020-08-02 09:05:33", "2020-08-02 09:05"),
        ("2020-08-02 9:05", "2020-08-02 09:05"),
        ("2020/08/02 09:05", "2020-08-02 09:05"),
        ("2020-02-30 09:05", "YYYY-MM-DD HH:MM"),
        ("2020-08-02 24:05", "2020-08-02 HH:MM"),
        ("昨天", "YYYY-MM-DD HH:MM"),
    ],
)
def test_the_date_is_written_in_one_way_and_the_advice_says_how(value, advice):
    (problem,) = judge(content(PubDate=value)).problems
    assert (problem.tag, problem.severity) == ("PubDate", Severity.ERROR)
    assert advice in problem.advice


@pytest.mark.parametrize("code", ["320100001", "32010000011", "9901000001", "示范市", "12AB000001"])
def test_a_wrong_site_code_is_found(code):
    assert said(judge(content(SiteIDCode=code))) == {"SiteIDCode"}


@pytest.mark.parametrize("code", ["3201000001", "bm12000001", "N000000672"])
def test_all_three_forms_of_the_site_code_pass(code):
    assert judge(content(SiteIDCode=code)).ok


@pytest.mark.parametrize("value", ["{{ title }}", "<%=title%>", "${article.title}", "null", "undefined"])
def test_what_a_template_left_there_is_no_value(value):
    assert said(judge(content(ArticleTitle=value))) == {"ArticleTitle"}


def test_an_address_in_the_domain_or_half_an_address_is_told():
    verdict = judge(content(SiteDomain="http://www.shifan.gov.cn/", Url="/a/b.html"))
    assert verdict.ok
    assert said(verdict, Severity.WARNING) == {"SiteDomain", "Url"}


@pytest.mark.parametrize(
    ("domain", "url", "right"),
    [
        ("www.shifan.gov.cn", "https://www.shifan.gov.cn/a.html", True),
        ("shifan.gov.cn", "https://www.shifan.gov.cn/a.html", True),
        ("www.shifan.gov.cn", "http://xxgk.shifan.gov.cn/a.html", True),
        ("jyj.shifan.gov.cn", "http://www.shifan.gov.cn/a.html", True),
        ("www.shifan.gov.cn", "http://www.qita.gov.cn/a.html", False),
        ("www.shifan.gov.cn", "http://shifan.example/a.html", False),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/", True),
        ("10.0.0.1", "http://10.0.0.2/", False),
    ],
)
def test_the_domain_must_be_that_of_the_page(domain, url, right):
    for verdict in (judge(content(SiteDomain=domain, Url=url)), judge(content(SiteDomain=domain), url=url)):
        assert ("SiteDomain" not in said(verdict, Severity.WARNING)) is right


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8147"])
def test_a_page_fetched_from_this_machine_may_name_its_future_domain(host):
    page = content(SiteDomain="www.shifan.gov.cn", Url="")
    assert "SiteDomain" not in said(judge(page, url=f"http://{host}/a.html"), Severity.WARNING)
    page = content(SiteDomain="www.shifan.gov.cn", Url="http://localhost/a.html")
    assert "SiteDomain" not in said(judge(page, url=f"http://{host}/a.html"), Severity.WARNING)
    assert "SiteDomain" in said(judge(page, url="http://www.shifan.gov.cn/a.html"), Severity.WARNING)


def test_an_unusual_column_type_is_a_notice_and_several_usual_ones_are_none():
    assert said(judge(listing(ColumnType="吃喝玩乐")), Severity.NOTICE) == {"ColumnType"}
    assert not judge(listing(ColumnType="政策文件，信息公开")).problems


def test_repeats_are_told_and_worse_when_they_differ():
    same = judge(page(SITE | COLUMN, {"ColumnName": "政策文件"}))
    assert (said(same), said(same, Severity.WARNING)) == (set(), {"ColumnName"})
    assert said(judge(page(SITE | COLUMN, {"ColumnName": "通知公告"}))) == {"ColumnName"}
    assert not judge(page(SITE | COLUMN, {"keywords": "甲", "Keywords": "乙"})).problems


def test_a_name_in_other_case_is_taken_and_told():
    verdict = judge(page(SITE | COLUMN | {"SiteIDCode": None}, {"siteidcode": "3201000001"}))
    assert (said(verdict), said(verdict, Severity.WARNING)) == (set(), {"SiteIDCode"})
    assert "siteidcode" in verdict.problems[0].what


def test_the_type_that_is_given_counts():
    assert judge(listing(), kind="home").ok
    assert said(judge(listing(), kind=PageKind.CONTENT)) == set(CONTENT)
    with pytest.raises(ValueError, match="nonsense"):
        judge(listing(), kind="nonsense")


PROSE = "<p>" + "道路养护应当及时，施工期间应当设置标志。" * 20 + "</p>"
LINKS = "".join(f'<li><a href="/{n}.html">关于第{n}号路段施工的通告和说明</a></li>' for n in range(40))


@pytest.mark.parametrize(
    ("url", "body", "kind"),
    [
        ("http://www.shifan.gov.cn/", LINKS, "home"),
        ("http://www.shifan.gov.cn/index.html", PROSE, "home"),
        ("http://www.shifan.gov.cn/zwgk/", LINKS, "list"),
        ("http://www.shifan.gov.cn/zwgk/t2026_12.html", PROSE, "content"),
        ("index.html", LINKS, "home"),
        ("zwgk/t2026_12.html", PROSE, "content"),
        ("", PROSE, "content"),
        ("", LINKS, "home"),
    ],
)
def test_without_telling_tags_address_and_text_tell_the_type(url, body, kind):
    assert judge(page(SITE, body=body), url=url).kind == kind


def test_the_json_has_the_fields_of_the_contract():
    found = judge(content(PubDate="2020年08月02日"), url="a.html").as_json()
    fields = ["page", "kind", "tag", "what", "where", "advice", "severity"]
    assert [list(each) for each in found] == [fields]
    assert (found[0]["page"], found[0]["kind"], found[0]["severity"]) == ("a.html", "content", "error")
    assert found[0]["where"].startswith("第 ")


def test_the_tags_are_those_of_the_rule():
    assert [len([tag for tag in known().values() if tag.required_on(kind)]) for kind in PageKind] == [3, 7, 10]


@pytest.mark.corpus
def test_the_pages_of_a_real_city_are_judged_as_they_are(corpus):
    folder = corpus / "html_pages"
    article = judge((folder / "handan_details.html").read_bytes())
    assert [problem.tag for problem in article.problems] == ["PubDate"]
    assert article.kind is PageKind.CONTENT
    listed = judge((folder / "handan_list.html").read_bytes())
    assert (listed.kind, listed.problems) == (PageKind.LIST, ())
    for bare in folder.glob("govcn_*.html"):
        verdict = judge(bare.read_bytes(), url=bare.name)
        assert (verdict.kind, len(said(verdict))) == (PageKind.CONTENT, 10)
