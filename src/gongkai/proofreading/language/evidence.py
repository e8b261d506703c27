"""What the words of a clause say about a guess: names are left alone, words of the dictionary are hardly slips."""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

WORD = 2.0  # the suggestion makes a word of the dictionary where there was none
_KNOWN_WORD = -6.0  # what stands there is a word of the dictionary
_LONG_WORD = -10.0  # the same, of three characters or more
_NAME = -10.0  # what stands there is, as it seems, a name
_SMALL_WORD = -6.0  # what stands there is a character that often stands alone
_NAMES = ("nr", "ns", "nt", "nz")
_ALONE = frozenset(
    "的了在是和与及或而且也都又还仅只不已将把被对向从于由以为等原现该本各每其此您你我他她它们象像再就才更最很太非"
)
_PLACE = re.compile("[一-龥]{0,2}[省市州县区旗镇乡村庄屯寨沟坪岭山河江湖岛湾港桥路街巷站矿]")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤宁甄芦柴岳齐康"
)
_LONGEST_NAME = 4
_PAIR = 2


def against(clause: str, start: int, end: int) -> float:
    """What speaks against taking `clause[start:end]` for a slip, as a logarithm; 0 for nothing."""
    word, tag = _token(clause, start, end)
    if tag.startswith(_NAMES) or _looks_like_name(clause, end):
        return _NAME
    if len(word) > 1:
        return (_KNOWN_WORD if len(word) == _PAIR else _LONG_WORD) if rjieba.has_word(word) else 0.0
    return _SMALL_WORD if word in _ALONE else 0.0


def speaks_for(clause: str, start: int, end: int) -> float:
    """What speaks for the suggestion that now stands at `clause[start:end]`."""
    word, _ = _token(clause, start, end)
    return WORD if len(word) > 1 and rjieba.has_word(word) else 0.0


def _looks_like_name(clause: str, end: int) -> bool:
    """A line that is a person's name alone, or characters right before what ends the names of places."""
    if len(clause) <= _LONGEST_NAME and clause[0] in _SURNAMES:
        return True
    return bool(_PLACE.match(clause, end))


def _token(clause: str, start: int, end: int) -> tuple[str, str]:
    """The longest word of a clause that touches the place, and what kind of word it is."""
    at, best = 0, ("", "")
    for word, tag in _tagged(clause):
        if at < end and at + len(word) > start and len(word) > len(best[0]):
            best = (word, tag)
        at += len(word)
    return best


@lru_cache(maxsize=2_000)
def _tagged(clause: str) -> list[tuple[str, str]]:
    return [(word, tag) for word, tag in rjieba.tag(clause)]
