"""A city's own Word templates: they win, they are checked first, and a bad one says what is wrong."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from gongkai.letters import (
    TemplateError,
    Templates,
    all_kinds,
    check_template,
    compose,
    kind_of,
    to_docx,
    to_text,
)
from gongkai.letters.templates import SHIPPED
from tests.letters.samples import DAY, FACTS
from tools.letter_templates import build

KIND = kind_of("not_existing")


def own(home, change, code="not_existing"):
    """A city's own template, made by a change of the shipped one."""
    document = Document(SHIPPED / f"{code}.docx")
    change(document)
    path = home / "letters" / f"{code}.docx"
    path.parent.mkdir(exist_ok=True)
    document.save(path)
    return path


def paragraph(document, text):
    return next(each for each in document.paragraphs if text in each.text)


def adding(text, style="公文正文"):
    def change(document):
        paragraph(document, "经检索").insert_paragraph_before(text, style=style)

    return change


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_a_shipped_template_is_what_its_wording_makes(kind):
    shipped = (SHIPPED / f"{kind.code}.docx").read_bytes()
    assert members(shipped) == members(build(kind)), "run `python -m tools.letter_templates`"


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_a_shipped_template_passes_its_own_check(kind):
    assert check_template(SHIPPED / f"{kind.code}.docx", kind) == ()


def test_a_citys_own_wording_is_what_the_letter_says(tmp_path):
    own(tmp_path, adding("本机关是示范市第一个使用本模板的单位，{{ 称呼 }}的申请已经办结。"))
    templates = Templates(tmp_path)
    letter = compose("not_existing", FACTS, day=DAY, templates=templates)
    assert "你的申请已经办结。" in to_text(letter)
    assert any(
        "你的申请已经办结" in each.text for each in Document(io.BytesIO(to_docx(letter, templates))).paragraphs
    )
    assert "办结" not in to_text(compose("not_existing", FACTS, day=DAY))


def test_a_mark_that_word_tore_apart_is_mended(tmp_path):
    def change(document):
        line = paragraph(document, "经检索").insert_paragraph_before("", style="公文正文")
        for part in ("谨告{", "{ 申", "请", "人 }", "}先生或者女士"):
            line.add_run(part).bold = part == "请"

    own(tmp_path, change)
    assert "谨告张晓明先生或者女士" in to_text(
        compose("not_existing", FACTS, day=DAY, templates=Templates(tmp_path))
    )


def test_a_mark_with_the_blanks_of_an_input_method_is_read(tmp_path):
    own(tmp_path, adding("谨告{{\u3000申请人\u00a0}}先生或者女士"))
    letter = compose("not_existing", FACTS, day=DAY, templates=Templates(tmp_path))
    assert "谨告张晓明先生或者女士" in to_text(letter)


def test_a_mark_that_word_tore_apart_with_spelling_marks_and_quotes_is_told_where(tmp_path):
    """Word parts a mark into runs where it checks the spelling, and makes straight quotes round."""

    def change(document):
        line = paragraph(document, "经检索").insert_paragraph_before("", style="公文正文")
        for part in ("谨告{", "{ ", "申请入", " }", "}，“", "{{", " 申请人 ", "}}", "”"):
            run = line.add_run(part)
            run._r.addprevious(parse_xml(f'<w:proofErr xmlns:w="{line._p.nsmap["w"]}" w:type="spellStart"/>'))

    (problem,) = check_template(own(tmp_path, change), KIND)
    assert problem == "第7段：信息不存在答复书没有“申请入”这个变量，是不是“申请人”"


def test_a_blank_line_that_was_typed_stays_and_one_left_by_a_condition_goes(tmp_path):
    own(tmp_path, adding("{% if 受理编号 %}有{% endif %}{% if not 受理编号 %}无{% endif %}"))
    facts = FACTS | {"request_code": None}
    assert "　　无\n" in to_text(compose("not_existing", facts, day=DAY, templates=Templates(tmp_path)))
    own(tmp_path, adding("{% if 附件 and not 受理编号 %}甲{% endif %}"))
    letter = compose("not_existing", FACTS, day=DAY, templates=Templates(tmp_path))
    assert "" not in letter.paragraphs
    assert "甲" not in letter.paragraphs


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ 申请入 }}", "没有“申请入”这个变量，是不是“申请人”"),
        ("{{ xyz }}", "可用的有"),
        ("{{ 申请人.__class__.__mro__ }}", "不能使用取属性"),
        ("{{ 申请人['x'] }}", "不能使用取下标"),
        ("{{ 申请人() }}", "不能使用调用"),
        ("{{ 申请人|upper }}", "不能使用过滤器"),
        ("{% for i in range(999999999) %}x{% endfor %}", "不能使用循环"),
        ("{% set x = 1 %}", "不能使用赋值"),
        ("{% include 'a' %}", "不能使用引入文件"),
        ("{% import 'a' as b %}", "不能使用引入文件"),
        ("{% macro a() %}{% endmacro %}", "不能使用宏"),
        ("{{ 9**9**9**9 }}", "不能使用Pow"),
        ("{{ '甲'*99999999 }}", "不能使用Mul"),
        ("{{ 申请人 ", "大括号标记写错了"),
        ("{% if 申请人 %}", "大括号标记写错了"),
        ("{{ 申请人 申请人 }}", "大括号标记写错了"),
        ("{{ 申请人 }}同志{% endif %}", "大括号标记写错了"),
        ("{{ “申请人” }}", "不能使用引号或者数字"),
        ("{ 申请人 }同志", "“{ 申请人 }同志”里的大括号不起作用"),
        ("致｛｛ 申请人 ｝｝", "用半角、两层大括号"),
        ("{％ if 附件 ％}有{％ endif ％}", "用半角、两层大括号"),
        ("如不服，可以在60日内申请行政复议。", "改用变量 {{ 救济告知 }}"),
        ("可以在六个月内向法院提起行政诉讼。", "改用变量 {{ 救济告知 }}"),
        ("对行政复议决定不服的，十五日内起诉。", "改用变量 {{ 救济告知 }}"),
    ],
)
def test_a_bad_template_says_what_is_wrong_and_is_not_used(tmp_path, text, says):
    path = own(tmp_path, adding(text))
    problems = check_template(path, KIND)
    (told,) = [each for each in problems if says in each]
    assert told.startswith("第7段")
    with pytest.raises(TemplateError, match=r"模板 not_existing\.docx 不能使用"):
        compose("not_existing", FACTS, day=DAY, templates=Templates(tmp_path))


@pytest.mark.parametrize("place", ["header", "footer"])
def test_heads_and_feet_are_checked_too(tmp_path, place):
    def change(document):
        getattr(document.sections[0], f"first_page_{place}").paragraphs[0].add_run("{{ cycler.__init__ }}")

    assert any("取属性" in each for each in check_template(own(tmp_path, change), KIND))


def test_properties_are_checked_too(tmp_path):
    def change(document):
        document.core_properties.title = "{{ lipsum.__globals__ }}"

    assert any("取属性" in each for each in check_template(own(tmp_path, change), KIND))


@pytest.mark.parametrize("name", ["检索情况", "救济告知", "所申请的信息", "日期"])
def test_what_the_law_asks_for_cannot_be_left_out(tmp_path, name):
    def change(document):
        for each in document.paragraphs:
            if name in each.text:
                each.text = "略"

    assert any(f"缺少变量 {{{{ {name} }}}}" in each for each in check_template(own(tmp_path, change), KIND))


def test_the_remedy_stands_alone_and_once(tmp_path):
    twice = own(tmp_path, adding("{{ 救济告知 }}", style="公文救济"))
    assert any("只有一段" in each for each in check_template(twice, KIND))
    astray = own(tmp_path, lambda document: setattr(paragraph(document, "救济告知"), "style", "公文正文"))
    assert any("用“公文救济”样式" in each for each in check_template(astray, KIND))


def test_a_letter_without_remedy_gets_none(tmp_path):
    def change(document):
        document.paragraphs[3].insert_paragraph_before("复议请找我们", style="公文救济")

    problems = check_template(own(tmp_path, change, "extension"), kind_of("extension"))
    assert problems == ("延期答复告知书不告知救济途径，不应有“公文救济”样式的段落",)


def test_the_parts_of_a_letter_keep_their_styles(tmp_path):
    path = own(tmp_path, lambda document: setattr(paragraph(document, "答复书"), "style", "公文正文"))
    assert check_template(path, KIND) == ("应有且只有一段用“公文标题”样式，现在有0段",)


def test_the_place_of_a_mistake_is_told(tmp_path):
    path = own(tmp_path, adding("{{ 检索记录 }}"))
    (problem,) = check_template(path, KIND)
    assert problem.startswith("第7段：")


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old word"])
def test_what_is_no_word_file_is_told(tmp_path, data):
    path = tmp_path / "not_existing.docx"
    path.write_bytes(data)
    assert len(check_template(path, KIND)) == 1


def test_a_file_that_is_not_there_is_told(tmp_path):
    (problem,) = check_template(tmp_path / "none.docx", KIND)
    assert "none.docx 读不出" in problem


def _with(tmp_path, extra, replace=()):
    path = tmp_path / "not_existing.docx"
    parts = members((SHIPPED / "not_existing.docx").read_bytes())
    for name, old, new in replace:
        parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**parts, **extra}.items():
            package.writestr(name, data)
    return path


def test_macros_are_refused(tmp_path):
    (problem,) = check_template(_with(tmp_path, {"word/vbaProject.bin": b"x"}), KIND)
    assert "带有宏" in problem


def test_outside_references_are_refused_and_links_are_not(tmp_path):
    def relation(kind):
        base = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        new = b'<Relationship Id="rId99" Type="' + base + kind + b'" Target="http://x/" TargetMode="External"/>'
        return [("word/_rels/document.xml.rels", b"</Relationships>", new + b"</Relationships>")]

    (problem,) = check_template(_with(tmp_path, {}, relation(b"attachedTemplate")), KIND)
    assert "引用了外部文件" in problem
    assert check_template(_with(tmp_path, {}, relation(b"hyperlink")), KIND) == ()


def test_entities_and_bombs_are_refused(tmp_path):
    entity = b'<!DOCTYPE x [<!ENTITY a "aa">]><w:document'
    bad = _with(tmp_path, {}, [("word/document.xml", b"<w:document", entity)])
    assert "实体" in check_template(bad, KIND)[0]
    assert "超过上限" in check_template(_with(tmp_path, {"word/media/a.bin": b"\0" * 30_000_000}), KIND)[0]


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "not_existing.docx"
    path.write_bytes(b"\0" * 5_000_001)
    assert "模板最大 5 MB" in check_template(path, KIND)[0]


def test_a_letter_keeps_to_the_template_that_it_was_composed_with(tmp_path):
    letter = compose("not_existing", FACTS, day=DAY)
    own(tmp_path, adding("后来加的一句。"))
    assert to_docx(letter)
    with pytest.raises(TemplateError, match="在拟稿之后改过，请重新生成"):
        to_docx(letter, Templates(tmp_path))


def test_the_writer_of_a_template_does_not_go_out_with_the_letter(tmp_path):
    def change(document):
        document.core_properties.author = "示范市某某科员"
        document.core_properties.last_modified_by = "示范市某某科员"

    own(tmp_path, change)
    templates = Templates(tmp_path)
    data = to_docx(compose("not_existing", FACTS, day=DAY, templates=templates), templates)
    assert not any("某某科员".encode() in content for content in members(data).values())


def raw(text):
    """An XML fragment put at the end of the paragraph on the search."""

    def change(document):
        line = paragraph(document, "经检索")._p
        line.append(parse_xml(f'<w:r xmlns:w="{line.nsmap["w"]}">{text}</w:r>'))

    return change


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "接受全部修订"),
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "接受全部修订"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>暗</w:t>", "隐藏文字"),
        ("<w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict>", "文本框"),
        ("<w:sdt><w:sdtContent/></w:sdt>", "内容控件"),
        ('<w:commentReference w:id="0"/>', "批注"),
        ('<w:fldChar w:fldCharType="begin"/>', "自动日期"),
        ("<w:drawing/>", "图片"),
        ('<w:footnoteReference w:id="1"/>', "脚注"),
    ],
)
def test_what_would_not_reach_the_pdf_is_refused(tmp_path, text, says):
    problems = check_template(own(tmp_path, raw(text)), KIND)
    assert any(says in each for each in problems), problems


def test_automatic_numbers_and_merged_cells_are_refused(tmp_path):
    def number(document):
        paragraph(document, "经检索")._p.get_or_add_pPr().get_or_add_numPr()

    assert any("自动编号" in each for each in check_template(own(tmp_path, number), KIND))

    def merge(document):
        table = document.tables[0]
        table.cell(0, 0).merge(table.cell(0, 1))

    path = own(tmp_path, merge, "service_record")
    assert any("合并的单元格" in each for each in check_template(path, kind_of("service_record")))


@pytest.mark.parametrize("place", ["footer", "first_page_footer", "header"])
def test_text_in_a_foot_would_be_lost_and_a_page_number_would_not(tmp_path, place):
    def change(text):
        return lambda document: getattr(document.sections[0], place).paragraphs[0].add_run(text)

    assert any("移到正文" in each for each in check_template(own(tmp_path, change("示范市制")), KIND))
    assert check_template(own(tmp_path, change("第 1 页")), KIND) == ()
