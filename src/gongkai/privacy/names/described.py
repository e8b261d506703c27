"""A name and what only private persons are told of: 张三，男，35岁; 李四（身份证号…）; 患者王五因…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import before
from gongkai.privacy.names.form import NAME, NOT_NAMES, is_common_word, is_name, name_at_end, reads_as_name
from gongkai.privacy.names.officials import has_career, has_function

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGE = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})周?岁"
_PEOPLES = r"[汉满回藏苗壮侗瑶白彝傣黎土羌畲京怒]|蒙古|维吾尔|朝鲜|哈萨克|土家|布依|哈尼|傈僳"
# What only a person has, and what a name stands right before.
_HAS_BODY = re.compile(
    rf"[男女](?:性|[, ;。)、0-9]|$)|{_AGE}|[是,]一[名位][^,。;\n]{{0,10}}?[岁男女]|于?(?:19"
    rf"|20)[0-9]{{2}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?(?:出?生)",
    re.MULTILINE,
)
_HAS_PAPERS = re.compile(
    rf"(?:{_PEOPLES})族(?!自治)|(?:公民)?身份证?(?:件?号|\(|:)|家住|现居|现住|居住[在于]|住址"
    rf"|系[^,。;\n]{{0,20}}(?:村民|居民|业主)"
)
_IS_ONE = re.compile(r"是一[名位]")
_TITLE = re.compile(
    r"医[生师]|主[治任]医|大夫|(?:女士|先生)(?=[,。;:、()\s]|的(?![年文])|来|反映|称|向|于|在|因|家)"
    r"|同学|小朋友|老人(?![院家])|大爷|大妈|阿姨"
)
_BEFORE_TITLE = re.compile(
    rf"(?:^|[\s,。;:、()由经被在让请与和对据找为向是])(?:(?:主[治管任])?医[生师]|目前由|由|在"
    rf"|经)?{NAME}(?:副?主任)?$"
)
_ROLE = (
    r"(?:(?:我|本人|名|自称)叫|我是|村民(?![宿主族俗委办事政生间营众意心情居小])|(?<!村)居民(?![区小委楼点家户住身])|(?<!城)市民"
    r"|群众|患者|病人|死者|伤者|原告|被告|被告人|投诉人|举报人|信访人"
    r"|(?<![专行企农林商作产物就创])业主|户主|学生|考生|学员|贫困户|低保户|脱贫户"
    r"|监测户|五保户|司机|驾驶员|驾驶人|车主|嫌疑人|当事人|申请人|被申请人|违法行为人|残疾人|特困人员|客户|用户|乘客|旅客|住户|租客|房东|员工|顾客|会员|患儿|产妇|孕妇|受害人|被害人|行人|邻居"
    r"|儿童|老人|农民工|家属|其父(?![母亲辈])|配偶|妻子|丈夫|儿子|(?<!妇)女儿(?!童)"
    r"|(?<![家校全乡村])医[生师](?:为|是)?|大夫)"
)
_BEFORE_BODY = re.compile(
    rf"(?:^|[\s,。;:、!?()\[\]\"“”|>]|对象|人员|[工员]|{_ROLE})"
    rf"(?:[0-9]{{1,4}}[.、)] ?)?{NAME}(?:博士|硕士|先生|女士)?[, (]{{0,2}}$"
)
FOLLOW = (
    r"(?=[\s,。;:、()!?\"”]|$|的|在|因|被|于|向|为|称|说|反映|等|一?家|诉|与|和|将|以|经|到|从|是"
    r"|医[生师]|开具|诊|负责|提供|提出|进行|出现|居住|发生|驾驶|来电|来信|来访|投诉|申请|不服|户|送|受伤|死亡|住院|因病)"
)
_BY_ROLE = re.compile(rf"{_ROLE}[“\"]?{NAME}{FOLLOW}", re.MULTILINE)
_REACH = 28
_LEAD = re.compile(r".{0,7}[在由经为是与请据向]")


def described(text: str) -> Iterator[tuple[int, int]]:
    """Places of names in a folded text that the words beside them make private persons'."""
    for start, end in _before(text, _HAS_BODY, _BEFORE_BODY):
        if text[start:end] not in NOT_NAMES and not has_career(text, start, end):
            yield start, end
    for start, end in _before(text, _HAS_PAPERS, _BEFORE_BODY):
        if not (has_career(text, start, end) or is_common_word(text[start:end])):
            yield start, end
    weak = [*_before(text, _IS_ONE, _BEFORE_BODY), *_before(text, _TITLE, _BEFORE_TITLE)]
    weak += [match.span("name") for match in _BY_ROLE.finditer(text) if is_name(match["name"])]
    for start, end in weak:
        if reads_as_name(text, start, end) and not has_function(text, start, end):
            yield start, end


def _before(text: str, cue: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Names that stand right before a cue: looking back from a few cues is quicker than forward from all words."""
    for match in cue.finditer(text):
        words = before(text, match.start(), _REACH)
        found = pattern.search(words)
        if found and is_name(found["name"]):
            start, end = found.span("name")
        elif pattern is _BEFORE_BODY and (place := name_at_end(bare := words.rstrip(", ("))) is not None:
            start, end = place, len(bare)
        else:
            continue
        shift = match.start() - len(words)
        if not has_function(text, start + shift, end + shift):
            yield start + shift + _lead(words[start:end]), end + shift


def _lead(name: str) -> int:
    """What runs before a transliterated name without a break: 目前她在桑德兰·本德."""
    led = _LEAD.match(name) if "·" in name else None
    return led.end() if led else 0
