"""Tables in frames that scroll."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.body import tidy
from gongkai.portal.document.body import readable

MARKUP = st.lists(
    st.sampled_from(
        ["<table>", "</table>", "<tr><td>", "</td></tr>", "<p>", "</p>", "文", "<TABLE class=x>", "</div>"]
    ),
    max_size=30,
).map("".join)


def test_each_table_gets_one_frame_with_a_name_of_its_own():
    html = readable("<p>前</p><table><tr><td>甲</td></tr></table><table><tr><td>乙</td></tr></table>")
    assert html.count('<div class="scroll" tabindex="0" role="region"') == 2
    assert 'aria-label="表格1"' in html
    assert 'aria-label="表格2"' in html
    assert html.count("</table></div>") == 2


def test_a_table_within_a_table_has_no_frame():
    html = readable("<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table>")
    assert html.count("<div") == html.count("</div>") == 1
    assert html.endswith("</table></div>")


@given(MARKUP)
def test_frames_open_and_close_alike_whatever_was_handed_in(markup):
    html = readable(tidy(markup).html)
    assert html.count("<div") == html.count("</div>")
    assert html.count("<div") <= html.count("<table")
