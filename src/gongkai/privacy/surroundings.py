"""Whose number is it? What the words around a number say: a private person's, or an organ's for the public.

An organ's telephone, address and mailbox must be public (条例第二十条第二项); a person's must not.
"""

from __future__ import annotations

import re

from gongkai.privacy.folding import after, around, before

_PERSON = re.compile(
    r"姓名|性别|周?岁(?![入以未及])|身份证|公民身份|[,，](?:男|女)[,，;。性]|住址|家住|现居|居住[于在]"
    r"|户籍|户主|本人|患者"
    r"|配偶|[他她](?:的|出|住|是|现)|家庭电话|住宅电话|宅电|出生"
)
_OFFICE = re.compile(
    r"局|委员会|政府|办公|中心|大厅|[厅处科股]室|科[,:(]|咨询|监督|举报|投诉|受理|单位|部门|报名|来信"
    r"|来访|来函|传真|反馈|征求"
    r"|意见|厅|我[校局院委办司厅]|发送|发到|报送|发至|寄至|邮寄|投稿|热线|服务|窗口|公司|学校|医院"
    r"|协会|机构|联系方式如下|采购|招标|代理|网址|官网|研究院|法院|检察院"
)
OWN = re.compile(r"家庭电话|住宅电话|宅电|本人电话|本人联系|个人电话|家属电话|监护人电话")
_PARAGRAPHS = 240


def of_a_person(text: str, start: int, end: int) -> bool:
    """Say whether the line speaks of a private person near the place."""
    return bool(_PERSON.search(around(text, start, end, 120)))


def of_an_organ(text: str, start: int, end: int) -> bool:
    """Say whether the line, or failing that the lines just above, are an organ's words on how to reach it."""
    near = before(text, start, 100) + after(text, end, 60)
    return bool(_OFFICE.search(near) or _OFFICE.search(text[max(0, start - _PARAGRAPHS) : start]))
