"""The form of a name: surname and one or two characters, or the parts of a transliterated one with · between."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import rjieba

HAN = "㐀-鿿𠀀-𲎯"


def _lexicon(name: str) -> list[str]:
    lines = (files("gongkai.privacy") / "lexicon" / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


SINGLE = frozenset("".join(_lexicon("surnames.txt")))
COMPOUND = frozenset(" ".join(_lexicon("compound_surnames.txt")).split())
NEVER = frozenset("".join(_lexicon("never_in_given_names.txt")))
NOT_NAMES = frozenset(" ".join(_lexicon("not_names.txt")).split())

SURNAMES = "".join(sorted(SINGLE))
_GIVEN = rf"(?:(?![{''.join(sorted(NEVER))}])[{HAN}])"
HAN_NAME = rf"(?:(?:{'|'.join(sorted(COMPOUND))}){_GIVEN}{{1,2}}|[{SURNAMES}]{_GIVEN}{{1,2}})"
DOTTED = rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,10}}){{1,4}}"
NAME = rf"(?P<name>{DOTTED}|{HAN_NAME})"
# A label (姓名：) vouches for any short word, since many of our peoples have no such surnames.
ANY_NAME = rf"(?P<name>{DOTTED}|[{HAN}]{{2,4}}|[A-Z][A-Za-z]{{1,20}}(?:[ .·][A-Z][A-Za-z]{{0,20}}){{1,3}})"

_HAN_NAME = re.compile(HAN_NAME)
_DOTTED = re.compile(DOTTED)
_SPACED = re.compile(rf"([{HAN}]) +([{HAN}])")
_ENDS_OF_ORGANS = re.compile(
    r"(?:公司|集团|企业|合作社|商行|商店|超市|饭店|酒店|餐厅|中心|委员会|局|厅|处|科|室|部|院|所|站|厂|店|馆|行|校|园|会|村|社区|镇|乡|街道|县|市|区|省)$"
)
_NO_NAME = re.compile(
    r"[无略空否是有男女汉]|同上|以上|以下|合计|小计|总计|共计|不详|保密|其他|其它|本人|待定|如下|姓名|名称|性别|民族|年龄|学历|职务|职称|单位"
    r"|.(?:同学|女士|先生|老师|师傅|医生|小姐|大爷|大妈|阿姨|经理|主任|局长|书记|同志|院长)|电话|手机|住址|地址|备注|序号|编号|金额|户主|户籍|日期|时间|签字|签名|盖章|印章|信息|情况|材料|身份|证件|号码|类型|类别|标准|说明"
)
_LOOK_AHEAD = 8
_LOOK_BACK = 12
_MOST_WORDS = 3
_REMEMBERED = 65_536
_FUNCTION_WORDS = frozenset({"c", "p", "d", "u", "uj", "r", "f"})


def is_name(word: str) -> bool:
    """Say whether a whole word has the form of a name (张三, 欧阳修远, 阿依古丽·买买提, 张 三)."""
    word = _SPACED.sub(r"\1\2", word.strip())
    return (
        bool(_HAN_NAME.fullmatch(word) or _DOTTED.fullmatch(word))
        and word not in COMPOUND
        and not _NO_NAME.fullmatch(word)
    )


def may_be_called(word: str) -> bool:
    """Say whether a word that a label calls a name can be one: no organ, no 无, no other label."""
    return not (_NO_NAME.match(word) or _ENDS_OF_ORGANS.search(word) or "某" in word)


def reads_as_name(text: str, start: int, end: int) -> bool:
    """Say whether a reader with a dictionary, beginning at `start`, sees a name and not a common word."""
    if "·" in text[start:end]:
        return True
    if text[start : start + 2] in COMPOUND:
        return True
    if is_common_word(text[start:end]) or is_common_word(text[start : start + 2]):
        return False
    word, tag = _first_word(text[start : start + _LOOK_AHEAD])
    if len(word) == 1:
        return tag not in _FUNCTION_WORDS
    return tag == "nr" and len(word) <= end - start


def name_at_end(words: str) -> int | None:
    """Where a name begins that ends these words, as a reader with a dictionary cuts them; None when none does."""
    tagged = rjieba.tag(words[-_LOOK_BACK:])
    start, held = len(words), ""
    for word, tag in reversed(tagged[-_MOST_WORDS:]):
        start, held = start - len(word), word + held
        whole = tag == "nr" or (len(word) == 1 and word in SINGLE and tag not in _FUNCTION_WORDS)
        if whole and is_name(held) and not is_common_word(held):
            return start
    return None


@lru_cache(maxsize=_REMEMBERED)
def is_common_word(word: str) -> bool:
    """Say whether a word stands in a dictionary as something else than a name."""
    return word in NOT_NAMES or (bool(rjieba.has_word(word)) and rjieba.tag(word)[0][1] != "nr")


def _first_word(text: str) -> tuple[str, str]:
    words = rjieba.tag(text)
    return words[0] if words else ("", "")
