"""An official document comes apart into its elements (GB/T 9704-2012)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.assemble import assemble
from gongkai.documents.blocks import Paragraph, RawDocument, TableBlock
from tests.documents.letters import COVER, document, flat

TITLE = "市政府办公室关于印发示范市2021年河道整治实施方案的通知"


@pytest.fixture(scope="module")
def letter():
    return document(COVER)


def test_the_cover_title_is_the_title_and_the_red_head_is_not(letter):
    assert letter.title == TITLE
    assert letter.document_type == "通知"


def test_number_issuer_day_and_note_are_those_of_the_letter(letter):
    assert letter.document_number == "示府办〔2021〕28号"
    assert letter.issuer == "示范市人民政府办公室"
    assert letter.written_on == dt.date(2021, 6, 18)
    assert letter.note == "此件公开发布"


def test_recipients_split_at_commas_and_semicolons_only(letter):
    assert letter.recipients == (
        "各市、区人民政府",
        "示范工业园区、示范高新区管委会",
        "市各委办局",
        "各直属单位",
    )


def test_the_day_of_printing_is_not_the_day_of_writing(letter):
    assert letter.printed_on == dt.date(2021, 6, 21)
    assert letter.printed_by == "示范市人民政府办公室"
    assert letter.copied_to == ("市委办公室", "市人大常委会办公室", "市法院")


def test_attachments_are_listed_by_name(letter):
    assert letter.attachment_names == ("河道名单", "联系表")


def test_the_annex_brings_its_own_title_as_a_section(letter):
    annex = next(section for section in letter.sections if section.heading)
    assert (annex.level, annex.number, annex.heading) == (0, "", "示范市2021年河道整治实施方案")


def test_sections_carry_level_number_heading_and_own_text(letter):
    tree = [(s.level, s.number, s.heading) for s in letter.sections if s.level]
    assert tree == [
        (1, "一", "总体要求"),
        (2, "一", "指导思想"),
        (2, "二", "工作目标"),
        (1, "二", "重点任务"),
        (2, "一", "清淤疏浚"),
        (3, "1", "编制计划"),
        (4, "1", "明确断面"),
        (4, "2", "明确工期"),
        (3, "2", "组织实施"),
        (2, "二", "岸线整治"),
        (1, "三", "保障措施"),
    ]
    assert letter.sections[-1].text == "各地要加强领导。"


def test_signature_note_and_imprint_are_not_text(letter):
    text = "\n".join(section.text for section in letter.sections)
    assert "此件公开发布" not in text
    assert "印发\n" not in text
    assert "抄送" not in text


def test_citations_are_number_and_title_in_order_without_the_letter_itself(letter):
    assert [(c.document_number, c.title) for c in letter.cites] == [
        ("", "示范省河道管理条例"),
        ("示政发〔2020〕42号", "省政府关于加强河道整治的意见"),
        ("示政办发〔2020〕7号", ""),
    ]


def test_a_sound_letter_gives_no_warning(letter):
    assert letter.warnings == ()


def test_body_blocks_point_at_their_sections(letter):
    headed = [block for block in letter.body if block.level]
    assert all(block.section is not None for block in headed)
    assert "一、总体要求" in [block.text for block in headed]


def test_a_run_without_line_breaks_reads_the_same():
    whole, run = document(COVER), flat(COVER.replace("（1）明确断面\n（2）明确工期\n", ""))
    assert (run.title, run.document_number, run.recipients) == (
        whole.title,
        whole.document_number,
        whole.recipients,
    )
    assert (run.issuer, run.written_on, run.note) == (whole.issuer, whole.written_on, whole.note)
    assert [s.number for s in run.sections if s.level == 1] == ["一", "二", "三"]
    assert [s.heading for s in run.sections if s.level == 2][:3] == ["指导思想", "工作目标", "清淤疏浚"]


def test_what_the_page_states_goes_before_what_the_text_says():
    read = document(
        COVER,
        标题="示范市河道整治的通知",
        发文机关="示范市人民政府",
        成文日期="2021年06月18日",
        发布日期="2021-06-25",
        索引号="000014349/2021-00012",
    )
    assert read.title == "示范市河道整治的通知"
    assert read.issuer == "示范市人民政府"
    assert read.published_on == dt.date(2021, 6, 25)
    assert read.index_number == "000014349/2021-00012"


def test_labels_above_the_text_are_read_as_a_page_head():
    read = document("索引号：000014349/2021-00012\n发布日期：2021年6月25日\n文号：示府办〔2021〕28号\n" + COVER)
    assert read.index_number == "000014349/2021-00012"
    assert read.published_on == dt.date(2021, 6, 25)
    assert read.title == TITLE


def test_two_conflicting_days_are_warned_of():
    read = document(COVER, 成文日期="2021年06月08日")
    assert read.written_on == dt.date(2021, 6, 8)
    assert any("不一致" in warning.what for warning in read.warnings)


def test_a_signed_day_that_does_not_exist_is_warned_of_and_left_out():
    read = document(COVER.replace("2021年6月18日", "2021年6月31日"))
    assert read.written_on is None
    assert [w.where for w in read.warnings if "不存在" in w.what] == ["第10行"]


def test_a_damaged_number_is_warned_of_with_its_place():
    read = document(COVER.replace("示政办发〔2020〕7号", "示政办发〔20207号"))
    warning = next(warning for warning in read.warnings if "残缺" in warning.what)
    assert (warning.where, "示政办发〔20207号" in warning.what) == ("第18行", True)
    assert all("2020" not in cite.document_number or "42" in cite.document_number for cite in read.cites)


def test_a_jump_in_the_headings_is_warned_of():
    read = document(COVER.replace("二、重点任务", "三、重点任务").replace("三、保障", "四、保障"))
    assert any("不连续" in warning.what for warning in read.warnings)


def test_an_unclosed_title_mark_is_warned_of():
    read = document(COVER.replace("《示范省河道管理条例》", "《示范省河道管理条例"))
    assert any("书名号" in warning.what for warning in read.warnings)


def test_joint_issuers_stay_apart():
    text = "关于开展联合检查的通知\n各县人民政府：\n请认真执行。\n示范市教育局\n示范市财政局\n二○二○年十月八日"
    assert document(text).issuer == "示范市教育局 示范市财政局"
    assert document(text).written_on == dt.date(2020, 10, 8)


def test_an_order_is_titled_by_the_rules_it_promulgates():
    text = (
        "示范市人民政府令\n第58号\n《示范市停车管理办法》已经2020年5月6日市政府第9次常务会议通过，现予公布。\n"
        "市长 张三\n2020年5月8日\n示范市停车管理办法\n第一章　总则\n第一条　为了规范停车，制定本办法。\n"
        "第二条　有下列情形之一的，责令改正：\n（一）占用通道的；\n（二）拒不缴费的。\n第二章　附　则\n"
        "第三条　本办法自公布之日起施行。"
    )
    read = document(text)
    assert (read.title, read.document_type) == ("示范市停车管理办法", "办法")
    assert (read.document_number, read.issuer) == ("示范市人民政府令第58号", "示范市人民政府")
    assert [s.number for s in read.sections if s.number] == [
        "第一章",
        "第一条",
        "第二条",
        "一",
        "二",
        "第二章",
        "第三条",
    ]
    assert [s.level for s in read.sections if s.number] == [1, 2, 2, 3, 3, 1, 2]


def test_tables_keep_their_place_and_caption():
    blocks = [
        Paragraph("关于公布名单的通知", "第1段"),
        Paragraph("名单如下。", "第2段"),
        Paragraph("河道名单", "第3段", align="center"),
        TableBlock((("序号", "名称"), ("1", "甲河")), "第1个表"),
    ]
    read = assemble(RawDocument(blocks=blocks), file="名单.docx")
    assert read.tables[0].caption == "河道名单"
    assert [block.table for block in read.body if block.table is not None] == [0]


@pytest.mark.parametrize(
    "text", ["", "　", "12345", "。。。。", "《", "（此件公开发布）", "附件：", "抄送：", "一、"]
)
def test_scraps_are_read_without_failure(text):
    assert document(text).document_number == ""


def test_lines_wrapped_inside_recipients_and_numbers_are_read_together():
    text = COVER.replace("示范高新区管委会；", "示范高新区管\n委会；").replace("（示政发〔", "（示政发\n〔")
    read = document(text)
    assert read.recipients == document(COVER).recipients
    assert ("示政发〔2020〕42号", "省政府关于加强河道整治的意见") in [
        (cite.document_number, cite.title) for cite in read.cites
    ]


@given(
    st.lists(
        st.text(
            alphabet="示范市政府办〔〕2021年6月18日号一二、（）1.第条章《》关于的通知各：。，附件抄送印发 　",
            max_size=60,
        ),
        max_size=12,
    )
)
def test_any_lines_are_read_without_failure(lines):
    read = document("\n".join(lines))
    assert all(0 <= section.level <= 4 for section in read.sections)
    assert all(block.section is None or block.section < len(read.sections) for block in read.body)


def test_a_table_that_came_out_as_lines_stands_where_it_stood():
    rows = "序号\n重点任务\n责任单位\n1\n公开年度预算\n市财政局牵头，市审计局配合\n2\n公开权责清单\n市委编办负责\n"
    rows += "3\n公开办事指南\n市行政审批局负责"
    read = document(f"关于印发任务分工的通知\n各区：\n请执行。\n示范市人民政府\n2021年6月18日\n任务分工表\n{rows}")
    assert len(read.tasks) == 3
    shown = [block.table for block in read.body if block.table is not None]
    assert shown == [0]
    assert "公开权责清单" not in "".join(section.text for section in read.sections)
