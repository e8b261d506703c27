"""Units are split at separators, never inside a name, and take the role that their words give."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.tasks.roles import Role
from gongkai.documents.tasks.unitnames import split_units
from gongkai.documents.tasks.units import read_units


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市教育局、民政局、人社局", ["市教育局", "民政局", "人社局"]),
        ("市人力资源和社会保障局和市住房和城乡建设局", ["市人力资源和社会保障局", "市住房和城乡建设局"]),
        ("市文化广电和旅游局、发展和改革委员会", ["市文化广电和旅游局", "发展和改革委员会"]),
        ("规划和自然资源局以及市审计局", ["规划和自然资源局", "市审计局"]),
        (
            "各市、区政府（管委会）办公室（党政办）和市相关部门",
            ["各市、区政府（管委会）办公室（党政办）", "市相关部门"],
        ),
        ("各市、区人民政府", ["各市、区人民政府"]),
        ("各县（市、区）人民政府、市直有关部门", ["各县（市、区）人民政府", "市直有关部门"]),
        ("各区镇，市各有关部门", ["各区镇", "市各有关部门"]),
        ("各镇（街道）、各部门", ["各镇（街道）", "各部门"]),
        ("各镇、市教育局", ["各镇", "市教育局"]),
        ("市委、市政府、市财政局", ["市委、市政府", "市财政局"]),
        ("市水务局等市相关部门处室", ["市水务局", "市相关部门处室"]),
        ("市水务局、市城管局等部门", ["市水务局", "市城管局"]),
        ("高等教育处、市平等办", ["高等教育处", "市平等办"]),
        ("市编办 市行政审批局", ["市编办", "市行政审批局"]),
        ("市住房和城乡\n建设局", ["市住房和城乡建设局"]),
        ("市城管局与市园区和企业服务中心", ["市城管局", "市园区和企业服务中心"]),
        ("（市司法局、市财政局）", ["市司法局", "市财政局"]),
        ("无", []),
    ],
)
def test_a_list_is_split_between_names_only(text, names):
    assert split_units(text) == (names, [])


def test_stray_punctuation_is_tolerated_and_told():
    assert split_units("市教育局、、民政局、") == (
        ["市教育局", "民政局"],
        ["有连续的标点，可能漏了单位", "以标点结尾，可能未完，续在别处"],
    )


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市水务局牵头，各市、区政府和市城管局按职责分工负责", "牵[市水务局] 责[各市、区政府+市城管局]"),
        ("市水务局、市城管局负责", "责[市水务局+市城管局]"),
        ("市水务局会同市城管局", "牵[市水务局] 配[市城管局]"),
        ("由市水务局牵头落实，市城管局、市财政局配合", "牵[市水务局] 配[市城管局+市财政局]"),
        ("市水务局牵头负责", "牵[市水务局]"),
        ("市城管局配合", "配[市城管局]"),
        ("市委编办负责指导", "指[市委编办]"),
        ("牵头单位：市水务局；配合单位：市城管局", "牵[市水务局] 配[市城管局]"),
        ("市水务局牵头会同市城管局落实", "牵[市水务局] 配[市城管局]"),
        ("市就业指导中心、市教育督导室", "责[市就业指导中心+市教育督导室]"),
        ("市残疾人联合会", "责[市残疾人联合会]"),
        ("市水务局、市城管局按职责分工负责。列第一位者为牵头单位，下同", "牵[市水务局] 责[市城管局]"),
        ("市水务局牵头，市城管局参与", "牵[市水务局] 配[市城管局]"),
        ("市水务局（牵头）、市城管局、市财政局（配合单位）", "牵[市水务局] 责[市城管局] 配[市财政局]"),
        ("市水务局为牵头单位，市城管局为配合单位", "牵[市水务局] 配[市城管局]"),
        ("牵头单位为市水务局，责任单位为市城管局", "牵[市水务局] 责[市城管局]"),
        ("市政务办（市委督查室）牵头", "牵[市政务办（市委督查室）]"),
    ],
)
def test_words_give_units_their_roles(text, units):
    reading = read_units(text)
    names = {"牵": Role.LEAD, "责": Role.RESPONSIBLE, "指": Role.GUIDING, "配": Role.SUPPORTING}
    shown = " ".join(f"{k}[{'+'.join(reading.units[r])}]" for k, r in names.items() if reading.units[r])
    assert (shown, reading.doubts) == (units, [])


def test_a_mere_duty_keeps_the_role_of_its_column():
    assert read_units("市水务局负责", Role.LEAD).units[Role.LEAD] == ["市水务局"]


def test_two_names_run_together_are_kept_and_doubted():
    reading = read_units("市水务局市城管局")
    assert reading.units[Role.RESPONSIBLE] == ["市水务局市城管局"]
    assert "连写" in reading.doubts[0]


def test_what_is_no_unit_is_kept_and_doubted():
    reading = read_units("本项工作尚在研究之中。具体分工另行通知。请各有关方面予以关注")
    assert reading.units[Role.RESPONSIBLE]
    assert "不像单位名称" in reading.doubts[0]


_NAME = st.sampled_from(
    [
        "市教育局",
        "人力资源和社会保障局",
        "各市、区政府",
        "市委、市政府",
        "文化广电和旅游局",
        "各镇（街道）",
        "试点单位",
        "X局",
    ],
)


@given(st.lists(st.text(alphabet="市区局委办和及与、，；等（） \n各政府教育", max_size=6), max_size=5))
def test_splitting_loses_nothing_but_separators(parts):
    text = "".join(parts)
    kept = "".join(split_units(text)[0])
    separators = r"[、，；和及与等\s（）]|部门|单位"
    lost = re.sub(separators, "", text)
    assert set(re.sub(separators, "", kept)) == set(lost)


@given(st.lists(_NAME, min_size=1, max_size=6, unique=True), st.sampled_from(["、", "，", "；"]))
def test_joined_names_come_apart_again(names, separator):
    assert split_units(separator.join(names))[0] == names
