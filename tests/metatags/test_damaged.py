"""Pages in any encoding and any state."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.metatags import Severity, judge
from gongkai.metatags.reading import LARGEST
from tests.metatags.pages import COLUMN, CONTENT, SITE, content, page


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "gb2312", "utf-16", "big5hkscs"])
def test_every_encoding_is_read(codec):
    text = page(SITE | COLUMN | CONTENT, charset=codec.removesuffix("-sig"))
    if codec == "big5hkscs":
        text = text.translate(
            str.maketrans(
                "关强养护设务门办东广发见车单个区医历过种号处图类环节资计划项总网办规条证",
                "關強養護設務門辦東廣發見車單個區醫歷過種號處圖類環節資計劃項總網辦規條證",
            )
        )
        text = text.encode("big5hkscs", "ignore").decode("big5hkscs")
        assert judge(text.encode("big5hkscs")).tags["SiteDomain"] == SITE["SiteDomain"]
        return
    verdict = judge(text.encode(codec))
    assert verdict.tags == SITE | COLUMN | CONTENT
    assert verdict.problems == ()


@pytest.mark.parametrize(("declared", "real"), [("utf-8", "gbk"), ("gb2312", "utf-8")])
def test_a_wrong_declaration_is_told_and_the_tags_are_read_all_the_same(declared, real):
    verdict = judge(page(SITE | COLUMN | CONTENT, charset=declared).encode(real))
    assert verdict.tags["SiteName"] == "示范市人民政府"
    assert [(problem.where, problem.severity) for problem in verdict.problems] == [("charset", Severity.WARNING)]


def test_tags_in_comments_and_scripts_are_none():
    tag = '<meta name="SiteName" content="假">'
    for hidden in (f"<!-- {tag} -->", f"<script>'{tag}'</script>", f"<textarea>{tag}</textarea>"):
        verdict = judge(page(SITE | COLUMN | {"SiteName": None}, extra=hidden))
        assert [problem.tag for problem in verdict.problems] == ["SiteName"]


def test_a_quote_that_never_ends_costs_its_own_tag_alone():
    text = content().replace('content="示范市人民政府"', 'content="示范市人民政府')
    verdict = judge(text)
    assert verdict.tags["SiteDomain"] == SITE["SiteDomain"]
    assert [problem.tag for problem in verdict.problems] == ["SiteName"]
    assert "引号" in verdict.problems[0].what


@pytest.mark.parametrize(
    "tag",
    [
        "<META NAME=SiteName CONTENT=示范市人民政府>",
        "<meta content='示范市人民政府' name='SiteName'/>",
        '<meta\n  name = "SiteName"\n  content = "示范市人民政府" >',
        '<meta name="SiteName" content="示范市&#20154;民政府">',
        '<meta id=x name="SiteName" data-a="1>0" content="示范市人民政府">',
    ],
)
def test_every_way_of_writing_a_tag_is_read(tag):
    assert judge(page(SITE | {"SiteName": None}, extra=tag)).tags["SiteName"] == "示范市人民政府"


def test_a_page_cut_off_anywhere_gets_a_verdict():
    data = content().encode()
    for end in range(0, len(data), 7):
        verdict = judge(data[:end], kind="content")
        assert set(verdict.tags) <= set(SITE | COLUMN | CONTENT)
    assert judge(data[:-30]).ok


def test_a_huge_page_is_judged_by_its_head():
    verdict = judge(content().encode() + b"<p>" * (LARGEST // 2))
    assert [problem.severity for problem in verdict.problems] == [Severity.WARNING]
    assert verdict.tags == SITE | COLUMN | CONTENT


@pytest.mark.parametrize(
    "flood", ["<meta ", '<meta name="', "<!--", "<script>", "<", "<title>", "<meta name='a' content=\"", "<a "]
)
def test_floods_of_broken_tags_are_passed_in_time(flood):
    began = time.perf_counter()
    judge(flood * 200_000)
    assert time.perf_counter() - began < 20


@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict(data):
    judge(data)
    judge(content().encode("gbk")[:200] + data)


@given(st.text(alphabet="<>/=\"' \n-!metanacot名", max_size=200))
def test_any_markup_gets_a_verdict(text):
    for problem in judge(text).problems:
        assert problem.what
        assert problem.advice
