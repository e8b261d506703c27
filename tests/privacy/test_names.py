"""Names: found where something vouches for them, left where a function or nothing stands beside them."""

from __future__ import annotations

import pytest

from tests.privacy.people import found, id_card, of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("姓名：张大山", "张大山"),
        ("申请人：欧阳小丽，", "欧阳小丽"),
        ("户主：阿依古丽·买买提", "阿依古丽·买买提"),
        ("姓名：次仁卓玛", "次仁卓玛"),
        ("姓名：张  山，男", "张  山"),
        ("1.投诉人：李有才。", "李有才"),
        ("孙梅，63岁，退休工人", "孙梅"),
        ("白雪梅是一名48岁的女性教师", "白雪梅"),
        ("米兰达·周，一位64岁的女性", "米兰达·周"),
        ("赵铁柱，男，汉族", "赵铁柱"),
        (f"吴小莲（身份证号：{id_card()}）", "吴小莲"),
        (f"钱二狗 {id_card()}", "钱二狗"),
        ("请马冬梅（电话13912345678）领取", "马冬梅"),
        ("村民赵大柱反映", "赵大柱"),
        ("经孙建华医生诊断", "孙建华"),
        ("来电人说：我叫周小捷，", "周小捷"),
        ("死者：冯铁生", "冯铁生"),
        ('{"姓名": "张大山", "金额": 100}', "张大山"),
        ("姓名：张 山 性别：男", "张 山"),
        ("补贴对象张大山，男，", "张大山"),
        ("与行人何秀兰（女，68岁）相撞", "何秀兰"),
        ("租客周文博（137-1234-5678）的合同", "周文博"),
        ("购机者姓名 马有才 所在乡镇 清水乡", "马有才"),
        ("用户张明的收货信息", "张明"),
        ("叶晓彤于1992年5月18日出生", "叶晓彤"),
    ],
)
def test_what_vouches_for_a_name_makes_it_a_hit(text, name):
    assert name in of("name", text)


@pytest.mark.parametrize(
    "text",
    [
        "组长：张大伟 市委副书记",
        "示范市民政局联系人：钱进，电话：0512-66778899",
        "王丽，市政府副市长，负责教育工作",
        "签发人：李强",
        "张大伟，男，汉族，1968年5月出生，现任示范市水务局局长，拟任示范市发展改革委主任",
        "居民身份证由公安机关签发",
        "公民身份号码是唯一的代码",
        "学生安全管理，居民应当遵守",
        "患者刘某某，男，45岁",
        "申请人：示范市某某商贸有限公司",
        "当事人陈述、申辩",
        "全科医生服务",
        "父母、子女、孙子女、兄弟姐妹",
        "宁夏回族自治区",
        "姓名：×××",
        "姓名 性别 年龄",
        "各专业主管机关和老人、和小孩",
    ],
)
def test_functions_common_words_organs_and_masked_names_stay(text):
    assert found(text) == []


def test_a_name_found_once_is_found_everywhere():
    text = "李青山，男，45岁。经查，李青山未办理许可。后李青山补办。"
    assert of("name", text) == ["李青山"] * 3


def test_a_short_name_is_found_again_only_where_a_word_begins():
    text = "姓名：林达。林达尔于次日提出，由林达签收，树林达到标准。"
    assert of("name", text).count("林达") == 3


def test_who_stands_in_a_row_with_a_private_person_is_one():
    assert of("name", "伤者钱二狗、孙三娃送医治疗") == ["钱二狗", "孙三娃"]


def test_a_line_of_names_under_a_list_of_private_persons():
    text = "示范镇临时救助对象名单\n张晓红、李建军、王海波、欧阳锋\n监督电话：0512-66778899"
    assert of("name", text) == ["张晓红", "李建军", "王海波", "欧阳锋"]


def test_lists_of_villages_and_firms_are_no_lists_of_persons():
    assert found("入选示范乡村名单\n黄桥、陆家、周庄、千灯") == []


def test_members_of_a_leading_group_stay():
    assert found("领导小组成员名单\n张晓红、李建军、王海波、欧阳锋") == []


def test_an_organ_s_document_without_private_persons_has_no_hit():
    text = (
        "示范市人民政府办公室关于印发2024年政务公开工作要点的通知\n示府办〔2024〕12号\n各县（市、区）人民政府：\n"
        "一、提高公开质量。各单位主要负责同志要高度重视。二、方便群众办事，和谐社区建设满意度明显提高。\n"
        "办公地址：示范市人民路1号政务服务中心3楼302室，邮编215300，电话0512-66778899，邮箱sfgk@example.com。"
    )
    assert found(text) == []
