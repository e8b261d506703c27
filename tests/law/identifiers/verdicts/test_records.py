"""What is said of 索引号, 文号 and 网站标识码."""

import pytest

from gongkai.law.identifiers import check
from tests.law.identifiers.numbers import TODAY


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("000014349/2017-00110", "000014349/2017-00110"),
        ("01404053-x/2021—00490", "01404053X/2021-00490"),
        ("１１３７０８１２００４３３９２５５Ｂ／２０２０－２２８４９", "11370812004339255B/2020-22849"),
    ],
)
def test_a_national_index_number_is_right_and_without_remark_on_its_parts(written, normal):
    verdict = check("索引号", written, today=TODAY)
    assert verdict.normalised == normal
    assert "校验位" not in verdict.why


@pytest.mark.parametrize(
    ("written", "remark"),
    [
        ("000000001/2021-00151", "校验位是1，应为0"),
        ("11341702486344515H/202110-00013", "多了月份"),
        ("20191202-189769", "没有前段码"),
        ("330700000000/2013-382111", "前段码有12位"),
        ("000014349/2031-00110", "年份2031晚于今年"),
        ("000014349/2017-110", "流水号有3位"),
    ],
)
def test_what_portals_do_otherwise_is_accepted_with_a_remark(written, remark):
    verdict = check("索引号", written, today=TODAY)
    assert verdict.valid
    assert remark in verdict.why


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("000014349-2017-00110", "没有“/”"),
        ("00001434/2017-00110", "前段码有8位，应为9位或18位"),
        ("1137081200433925B/2017-00110", "前段码有17位"),
        ("00001434Y/2017-00110", "第9位是“Y”，应为数字或X"),
        ("1I370812004339255B/2017-00110", "第2位是“I”"),
        ("示范000014/2017-00110", "第1位是“示”"),
        ("/2017-00110", "前段码有0位"),
        ("000014349/17-00110", "“/”后面应为四位年份"),
        ("000014349/2017", "年份与流水号之间应有“-”"),
        ("000014349/2017第-1", "年份后面只应是“-”和流水号"),
        ("000014349/2017-0O110", "第17位是“O”，应为数字"),
        ("000014349/2017-", "流水号应为五位数字"),
    ],
)
def test_a_wrong_index_number_is_told_what_is_missing(written, said):
    verdict = check("索引号", written, today=TODAY)
    assert not verdict.valid
    assert said in verdict.why
    assert "000014349/2017-00110" in verdict.why


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("示政办发〔2024〕12号", "示政办发〔2024〕12号"),
        ("示政办发[2024]012号", "示政办发〔2024〕12号"),
        ("示政办发（2024）第12号", "示政办发〔2024〕12号"),
        ("某局令2024年第3号", "某局令2024年第3号"),
        ("国务院令第711号", "国务院令第711号"),
        ("并政发〔2020〕1号", "并政发〔2020〕1号"),
        ("至办函〔2020〕1号", "至办函〔2020〕1号"),
    ],
)
def test_a_document_number_is_written_in_its_normal_form(written, normal):
    verdict = check("文号", written, today=TODAY)
    assert verdict.normalised == normal
    assert ("写法已规范" in verdict.why) is (written != normal)


def test_a_year_to_come_is_a_remark():
    assert "年份2031晚于今年" in check("文号", "示政办发〔2031〕1号", today=TODAY).why


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("示政办发〔20245号", "六角括号〔〕不成对"),
        ("示政办发〔2024〕12", "末尾没有“号”字"),
        ("示政办发〔2024〕0号", "序号是0，应从1编起"),
        ("〔2024〕12号", "前面没有机关代字"),
        ("示政办发号", "没有年份和序号"),
        ("按照示政办发〔2024〕12号", "开头的“按照”不是文号的一部分，文号是“示政办发〔2024〕12号”"),
        (
            "示政办发〔2024〕12号、示政办发〔2024〕13号",
            "除文号“示政办发〔2024〕12号”、“示政办发〔2024〕13号”外还有别的字",
        ),
        ("示政\x00办发〔2024〕12号x", "还有别的字"),
        ("示政\x00号", "第3位是U+0000"),
        ("第6号", "读不出"),
    ],
)
def test_a_wrong_document_number_is_told_what_is_wrong(written, said):
    verdict = check("文号", written, today=TODAY)
    assert not verdict.valid
    assert said in verdict.why
    assert "示政办发〔2024〕12号" in verdict.why


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("310000008", "共9位，少1位"),
        ("310000008A", "第10位是“A”，应为数字"),
        ("bm1234567A", "第10位是“A”，应为数字"),
        ("9900000001", "没有以99开头的省级行政区划"),
    ],
)
def test_a_wrong_website_code_is_told_what_is_wrong(code, said):
    verdict = check("网站标识码", code)
    assert not verdict.valid
    assert said in verdict.why


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("3100000087", "地方政府网站，行政区划代码310000（上海市）"),
        ("3205990001", "行政区划代码表中没有320599（江苏省）"),
        ("bm12345678", "依据尚待核实"),
        ("N000000672", "非政府机关持有者"),
    ],
)
def test_a_right_website_code_is_told_whose_it_is(code, said):
    verdict = check("网站标识码", code)
    assert verdict.valid
    assert said in verdict.why
