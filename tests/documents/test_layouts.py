"""Documents as other offices set them: letters, announcements, replies, decisions, joint and secret ones."""

import datetime as dt

import pytest

from tests.documents.letters import document

LETTER = """示 范 市 财 政 局
示财函〔2022〕15 号
示范市财政局关于商请提供资料的函
市水务局：
为做好工作，请于3月1日前提供资料。
示范市财政局
2022年2月15日"""

ANNOUNCEMENT = """示范省税务局公告
2022年第3号
示范省税务局关于发布《示范省征收管理办法》的公告
现将《示范省征收管理办法》予以发布，自2022年5月1日起施行。
示范省税务局
2022年3月28日"""

REPLY = """示政复〔2020〕5号
示范市人民政府关于同意设立示范湿地公园的批复
市林业局：
你局《关于设立示范湿地公园的请示》（示林〔2020〕33号）收悉。现批复如下：
一、同意设立示范湿地公园。
此复。
示范市人民政府
二〇二〇年九月三日
（信息公开形式：主动公开）"""

JOINT = """示范省教育厅
示范省财政厅   文件
示教财〔2021〕9号
示范省教育厅 示范省财政厅
关于做好学生资助工作的通知
各市教育局、财政局，各高等学校：
现将有关事项通知如下。
　　　　　　示范省教育厅　　　　示范省财政厅
　　　　　　　　　　2021年3月5日"""

DECISION = """示范市人民政府关于废止部分文件的决定
（2019年12月30日示范市人民政府第60次常务会议通过）
示政发〔2019〕88号
市政府决定废止下列文件：
1.示政发〔2005〕3号《关于加强管理的意见》
2.《示范市暂行规定》（示政办发〔2006〕9号）"""

SECRET = """000001
机密★1年
特急
示范市委办公室文件
示委办发〔2018〕7号            签发人：王五
中共示范市委办公室 示范市人民政府办公室印发
《关于推进公开工作的意见》的通知
各区委、区政府，市委各部门：
《关于推进公开工作的意见》已经同意，现印发给你们，请认真贯彻落实。
中共示范市委办公室
示范市人民政府办公室
2018年5月20日"""

PAGE = """首页 > 政务公开 > 政策文件
市政府关于加快发展的若干意见
发布时间：2020-03-04 浏览次数：12 来源：市政府办公室 字体：[大 中 小]
示政发〔2020〕10 号
各区人民政府，市各部门：
1. 强化领导。各地要落实条例第三条规定。
2. 强化保障。3.5亿元资金。
2020年是关键一年。
示范市人民政府
2020.3.1
扫一扫在手机打开当前页
打印 关闭"""


@pytest.mark.parametrize(
    ("text", "title", "number", "issuer", "day"),
    [
        (LETTER, "示范市财政局关于商请提供资料的函", "示财函〔2022〕15号", "示范市财政局", dt.date(2022, 2, 15)),
        (
            ANNOUNCEMENT,
            "示范省税务局关于发布《示范省征收管理办法》的公告",
            "示范省税务局公告2022年第3号",
            "示范省税务局",
            dt.date(2022, 3, 28),
        ),
        (
            REPLY,
            "示范市人民政府关于同意设立示范湿地公园的批复",
            "示政复〔2020〕5号",
            "示范市人民政府",
            dt.date(2020, 9, 3),
        ),
        (
            JOINT,
            "示范省教育厅 示范省财政厅关于做好学生资助工作的通知",
            "示教财〔2021〕9号",
            "示范省教育厅 示范省财政厅",
            dt.date(2021, 3, 5),
        ),
        (
            DECISION,
            "示范市人民政府关于废止部分文件的决定",
            "示政发〔2019〕88号",
            "示范市人民政府",
            dt.date(2019, 12, 30),
        ),
        (
            SECRET,
            "中共示范市委办公室 示范市人民政府办公室印发《关于推进公开工作的意见》的通知",
            "示委办发〔2018〕7号",
            "中共示范市委办公室 示范市人民政府办公室",
            dt.date(2018, 5, 20),
        ),
        (PAGE, "市政府关于加快发展的若干意见", "示政发〔2020〕10号", "示范市人民政府", dt.date(2020, 3, 1)),
    ],
    ids=["letter", "announcement", "reply", "joint", "decision", "secret", "page"],
)
def test_every_layout_gives_title_number_issuer_and_day(text, title, number, issuer, day):
    read = document(text)
    assert (read.title, read.document_number, read.issuer, read.written_on) == (title, number, issuer, day)


def test_a_way_of_disclosure_below_the_date_is_the_note():
    assert document(REPLY).note == "信息公开形式：主动公开"


def test_a_number_before_a_title_belongs_to_it():
    assert [(cite.document_number, cite.title) for cite in document(DECISION).cites] == [
        ("示政发〔2005〕3号", "关于加强管理的意见"),
        ("示政办发〔2006〕9号", "示范市暂行规定"),
    ]


def test_sentences_that_begin_with_a_figure_are_no_headings():
    sections = [(s.number, s.heading, s.text) for s in document(PAGE).sections]
    assert sections == [
        ("1", "强化领导", "各地要落实条例第三条规定。"),
        ("2", "强化保障", "3.5亿元资金。\n2020年是关键一年。"),
    ]


def test_a_file_name_serves_when_the_text_has_no_title():
    text = "各区：\n请执行。\n示范市人民政府\n2020年3月1日"
    assert document(text).title == ""
    assert document(text, file="示范市人民政府关于加强管理的通知.docx").title == "示范市人民政府关于加强管理的通知"


def test_a_table_of_contents_is_no_part_of_the_text():
    text = (
        "示范市数字政府建设规划\n目  录\n第一章 基础 1\n第一节 成绩 1\n第二章 要求 3\n"
        "第一章 基础\n第一节 成绩\n成绩显著。\n第二章 要　求\n坚持。"
    )
    sections = [(s.number, s.heading, s.text) for s in document(text).sections]
    assert sections == [("第一章", "基础", ""), ("第一节", "成绩", "成绩显著。"), ("第二章", "要求", "坚持。")]


def test_labels_set_wide_are_read():
    text = "索 引 号：000014349/2023-00012　　　主题分类：教育\n"
    text += "标　　题：关于公布名单的通知\n各市教育局：\n予以公布。"
    read = document(text)
    assert (read.index_number, read.theme, read.title) == ("000014349/2023-00012", "教育", "关于公布名单的通知")
    assert read.recipients == ("各市教育局",)


def test_every_annex_has_its_section():
    text = (
        "关于开展检查的通知\n各成员单位：\n请检查。\n附件：1. 检查方案.docx\n2. 检查表\n"
        "示范市应急管理局\n2022年5月1日\n"
        "附件1\n示范市检查方案\n一、时间\n5月。\n附件2\n示范市安全\n检查表\n一、项目\n略。"
    )
    read = document(text)
    assert read.attachment_names == ("检查方案", "检查表")
    assert [s.heading for s in read.sections if not s.level and s.heading] == [
        "示范市检查方案",
        "示范市安全检查表",
    ]
    assert read.warnings == ()


def test_an_order_whose_number_stands_in_brackets_below_is_read():
    text = (
        "示范市人民政府令\n（第 12 号）\n《示范市养犬管理规定》已经市人民政府第5次常务会议讨论通过，现予发布。\n"
        "市长　李四\n二〇二一年八月十日\n示范市养犬管理规定\n第一条　为了规范养犬，制定本规定。"
    )
    read = document(text)
    assert (read.title, read.document_number) == ("示范市养犬管理规定", "示范市人民政府令第12号")
    assert (read.issuer, read.written_on) == ("示范市人民政府", dt.date(2021, 8, 10))
