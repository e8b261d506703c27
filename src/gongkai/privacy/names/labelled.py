"""A label and a name: 姓名：张三, 申请人：李四, 户主为王五. Labels of functions (负责人, 联系人) are not here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.grids.heads import is_head
from gongkai.privacy.names.form import ANY_NAME, HAN, SURNAMES, is_common_word, is_name, may_be_called
from gongkai.privacy.names.officials import has_function

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE_LABEL = (
    r"(?:(?![负责联系经办承包])[㐀-鿿]){0,6}姓名|当事人|申请人|被申请人"
    r"|被处罚人|被执行人|行政相对人|相对人|违法行为人|户主"
    r"|法定代表人|法人代表|投诉人|举报人|信访人|来信人|反映人|报案人|原告|被告|被告人|上诉人|被上诉人|受害人"
    r"|被害人|死者|伤者|患者|病人|监护人"
    r"|家长|学生|考生|持证人|持卡人|权利人|产权人|共有人|承租人|出租人|业主|受益人|领取人|代领人"
    r"|委托人|委托代理人|代理人|收件人|收货人"
    r"|经营者|投资人|股东|补贴对象|救助对象|获奖人|中签人|紧急联系人|曾用名|配偶|父亲|母亲|子女|丈夫"
    r"|妻子|借款人|担保人|受让人|转让人|赠与人"
    r"|参保人|被保险人|投保人|车主|驾驶人|嫌疑人|证人|签收人|签名|开户人|户名|账户名|收款人|村民|居民"
    r"|入住人|寄件人|缴费人|捐赠人|申报人|报名人|应聘人"
)
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s,。;:、()|>\[\]\"“”0-9.]))(?:{PRIVATE_LABEL})"
    rf"(?:姓名)?(?:\([^()\n]{{0,12}}\))?\"? ?(?:: ?\"?| {{1,}}|为 ?|是 ?){ANY_NAME}"
    r"(?=[\s,。;、()/|<\[\]\"“”]|$|[男女](?:[\s,。;]|$)|性别|身份证|公民身份|电话|手机|住址|出生)",
    re.MULTILINE,
)
_SPACED = re.compile(
    rf"(?:姓名|户主|申请人|当事人) ?: ?(?P<name>[{SURNAMES}] {{1,3}}[{HAN}])"
    r"(?= {2,}|[,。;\n(]|$| (?:性别|身份|民族|电话|联系|住址|年龄|出生))",
    re.MULTILINE,
)


def labelled(text: str) -> Iterator[tuple[int, int]]:
    """Places of names in a folded text that a label calls a private person's."""
    for match in _LABELLED.finditer(text):
        word = match["name"]
        vague = ":" not in text[match.start() : match.start("name")]
        fits = is_name(word) and not is_common_word(word) and not is_head(word) if vague else may_be_called(word)
        if fits and not has_function(text, *match.span("name")):
            yield match.span("name")
    for match in _SPACED.finditer(text):
        yield match.span("name")
