"""A paragraph that a page's end or a fixed width cut in two is one again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.elements.lines import Line, Role
from gongkai.documents.elements.paragraphs import rejoined
from tests.documents.letters import document

BEFORE = "加强舆情回应台账管理，认真核查已作出的承诺落实情况。密切关注涉及困难群众生活、安全生产"


def texts(*lines):
    return [line.text for line in rejoined([Line(text, f"第{at}行", at) for at, text in enumerate(lines)])]


def test_a_sentence_cut_by_a_page_is_one_paragraph():
    after = "等方面的舆情并及时作出回应，助力防范风险。"
    assert texts(BEFORE, after) == [BEFORE + after]


def test_the_joined_line_keeps_the_place_of_its_first_half():
    lines = [Line(BEFORE, "第3行", 2), Line("等方面的舆情并作出回应。", "第5行", 4)]
    assert [line.place for line in rejoined(lines)] == ["第3行"]


def test_a_page_number_between_the_halves_is_no_part_of_the_text():
    read = document(f"关于某事的通知\n各区：\n{BEFORE}\n— 3 —\n等方面的舆情并作出回应。")
    assert [block.text for block in read.body][-1] == BEFORE + "等方面的舆情并作出回应。"


@pytest.mark.parametrize(
    "following",
    [
        "二、加强领导。",
        "（一）各地要高度重视，抓好落实。",
        "附件：1.名单。",
        "示范市人民政府",
        "第三条　本办法自公布之日起施行。",
    ],
)
def test_what_begins_a_paragraph_of_its_own_is_not_joined(following):
    assert texts(BEFORE, following) == [BEFORE, following]


def test_a_heading_is_not_joined_with_its_text():
    heading, text = "（一）坚持问题导向，推动政策落实见效", "各地要提高认识，抓好落实。"
    assert texts(heading, text) == [heading, text]
    assert texts("加强组织领导", text) == ["加强组织领导", text]


def test_a_comma_at_the_end_of_a_line_asks_for_the_next():
    assert texts("各地要提高认识，", "抓好落实。") == ["各地要提高认识，抓好落实。"]


def test_a_text_cut_to_one_width_is_prose_again():
    prose = "各地各部门要充分认识做好河道整治工作的重要意义，切实加强组织领导，细化工作措施，压实工作责任，" * 3
    prose = prose.rstrip("，") + "。"
    cut = [prose[at : at + 26] for at in range(0, len(prose), 26)]
    assert texts("一、总体要求", *cut, "二、工作目标") == ["一、总体要求", prose, "二、工作目标"]


def test_names_of_one_length_are_no_cut_paragraph():
    names = [f"示范市{word}科技发展股份有限责任公司" for word in "甲乙丙丁戊己庚辛"]
    assert texts(*names) == names
    projects = [f"示范市{word}区第一污水处理厂提标改造工程" for word in "甲乙丙丁戊己庚辛"]
    assert texts(*projects) == projects


def test_only_running_text_is_joined():
    lines = [Line(BEFORE, "", 0), Line("示范市某某处二室并及时回应。", "", 1, role=Role.SIGNATURE)]
    assert len(rejoined(lines)) == 2


@given(st.lists(st.text(alphabet="示范市要求，。、一（）《》1 a：号", max_size=40), max_size=20))
def test_no_letter_is_lost(written):
    joined = texts(*written)
    assert "".join(joined).replace(" ", "") == "".join(written).replace(" ", "")
