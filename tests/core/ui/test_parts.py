"""The parts: what they say in words, and that they escape what they are given."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

import gongkai.core
from gongkai.core.templatetags.ui import page_numbers, shown
from gongkai.core.ui import charts, clocks

TODAY = dt.date(2026, 6, 15)


def rendered(source: str, **context: Any) -> str:
    template = engines["django"].from_string(CottonCompiler().process(source))  # type: ignore[attr-defined]  # Django's
    return str(template.render(context, request=RequestFactory().get("/?q=a&page=3")))


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [(-2, "已逾期2天", "late"), (0, "今天到期", "soon"), (7, "还剩7天", "soon"), (8, "还剩8天", "")],
)
def test_a_clock_says_in_words_how_a_day_stands(days: int, words: str, tone: str) -> None:
    reading = clocks.read(TODAY + dt.timedelta(days), today=TODAY)
    assert (reading.words, reading.tone) == (words, tone)


@pytest.mark.parametrize(("done", "words"), [(0, "已按期完成"), (-9, "已按期完成"), (3, "已完成，超期3天")])
def test_a_clock_that_was_met_says_whether_in_time(done: int, words: str) -> None:
    assert clocks.read(TODAY, done=TODAY + dt.timedelta(done)).words == words


def test_a_clock_without_a_day_says_so() -> None:
    assert "未定时限" in rendered('<c-clock :due="due" />', due=None)


def test_a_chart_stands_beside_its_table_with_the_same_numbers() -> None:
    html = rendered(
        '<c-bar-chart :rows="rows" caption="完成情况" unit="项" />', rows=[("已完成", 4), ("推进中", 2)]
    )
    assert re.findall(r'class="bar" width="([\d.]+)"', html) == ["100.0", "50.0"]
    assert re.findall(r'<th scope="row">(.*?)</th><td class="number">(\d+)', html) == [
        ("已完成", "4"),
        ("推进中", "2"),
    ]
    assert "style=" not in html


def test_a_chart_of_nothing_and_of_zeros_stands() -> None:
    assert charts.bars([]) == '<ul class="bars"></ul>'
    assert 'width="0.0"' in charts.bars([("甲", 0)])


def test_parts_escape_what_they_are_given() -> None:
    html = rendered(
        '<c-metadata :rows="rows" /><c-bar-chart :rows="bars" caption="图" />'
        '<c-breadcrumb :items="[]" :here="x" />',
        rows=[("标题", "<b>甲</b>")],
        bars=[("<i>", 1)],
        x="<u>",
    )
    assert not re.search(r"<b>|<i>|<u>", html)


def test_a_table_of_metadata_leaves_out_what_is_empty_and_writes_days_one_way() -> None:
    html = rendered('<c-metadata :rows="rows" />', rows=[("成文日期", dt.date(2026, 3, 5)), ("附注", "")])
    assert "2026-03-05" in html
    assert "附注" not in html


def test_moments_are_shown_in_local_time() -> None:
    assert shown(dt.datetime(2026, 3, 5, 20, 30, tzinfo=dt.UTC)) == "2026-03-06 04:30"


def test_a_validity_tag_says_its_status_in_words() -> None:
    html = rendered('<c-validity value="repealed" label="已废止" />')
    assert "效力状态：" in html
    assert "已废止" in html
    assert rendered('<c-validity value="" label="" />').strip() == ""


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, [1, 2, 3, 0, 20]), (10, [1, 0, 8, 9, 10, 11, 12, 0, 20]), (20, [1, 0, 18, 19, 20])],
)
def test_the_pages_offered_are_the_ends_and_the_neighbours(number: int, expected: list[int]) -> None:
    assert page_numbers(Paginator(range(200), 10).page(number)) == expected


def test_a_page_link_keeps_the_rest_of_the_address() -> None:
    html = rendered('<c-pagination :page="page" />', page=Paginator(range(200), 10).page(3))
    assert 'href="?q=a&amp;page=4"' in html
    assert 'aria-current="page">3<' in html


class Form(forms.Form):
    name = forms.CharField(label="姓名", help_text="与证件一致。")
    way = forms.ChoiceField(label="方式", choices=[("a", "邮寄"), ("b", "当面")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="已阅读")
    remark = forms.CharField(label="备注", required=False)


def test_an_error_is_summed_up_with_links_to_its_fields_and_stands_at_the_field() -> None:
    html = rendered('<c-error-summary :form="form" /><c-fields :form="form" />', form=Form({"remark": "x"}))
    assert "有 3 处需要修改" in html
    assert 'href="#id_name"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_every_input_has_a_label_and_every_group_a_legend() -> None:
    html = rendered('<c-fields :form="form" />', form=Form())
    for name in re.findall(r'<input[^>]* id="([^"]+)"', html):
        assert f'for="{name}"' in html
    assert "<legend>方式" in html
    assert html.count("（选填）") == 1


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tokens(block: str) -> dict[str, str]:
    css = (Path(gongkai.core.__file__).parent / "static/gongkai/css/tokens.css").read_text()
    found = re.search(re.escape(block) + r" \{(.*?)\n\}", css, re.DOTALL)
    assert found
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", found[1]))


STANDARD = tokens(":root")
TEXTS = ("text", "text-soft", "text-faint", "primary", "accent", "success", "warning")


@pytest.mark.parametrize(("block", "least"), [(":root", 4.5), ("html.elder", 7), ("html.contrast", 7)])
@pytest.mark.parametrize("ground", ["ground", "ground-soft"])
def test_every_text_colour_stands_out_from_its_ground(block: str, least: float, ground: str) -> None:
    colours = STANDARD | tokens(block)
    for name in TEXTS:
        assert contrast(colours[name], colours[ground]) >= least, name


def test_edges_of_what_can_be_typed_into_are_seen() -> None:
    assert contrast(STANDARD["line-strong"], STANDARD["ground"]) >= 3


def test_a_bar_says_its_value_as_it_is_told() -> None:
    assert ">1,200万元<" in charts.bars([("甲", 1200)], unit="万元", said={"甲": "1,200"})


@pytest.mark.parametrize(
    ("values", "ends"), [((1, 3, 2), ("0.0,152.0", "600.0,80.0")), ((5, 5), ("0.0,152.0", "600.0,152.0"))]
)
def test_a_line_runs_from_its_lowest_to_its_highest_value(values: tuple[int, ...], ends: tuple[str, str]) -> None:
    drawn = charts.line(values)
    assert all(end in drawn for end in ends)
    assert "style=" not in drawn
