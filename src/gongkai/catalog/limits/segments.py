"""A cell in its sentences, and these in the pieces between commas; what stands in brackets becomes a sentence."""

from __future__ import annotations

import re

_ORDINAL = re.compile(
    r"(?:^|(?<=[\n；。，：]))(?:（[\d一二三四五六七八九十]{1,2}）|[①-⑳]|\d{1,2}(?:\.(?!\d)|"
    r"、|）)|[一二三四五六七八九十]{1,2}[、是])"
)
_WORKING = re.compile(r"(?P<n>[\d一二三四五六七八九十百]+)个?[日天]（工作日）")
_LENGTH_ALONE = re.compile(r"(?P<what>公示|公告|公示期|公示期限|征求意见|征求意见期)（(?P<length>[^（）]{2,20})）")
_NUMERAL_TWICE = re.compile(r"(?<=[一二三四五六七八九十百])（\d+）")
_BEHIND = re.compile(r"(?P<clause>[^，；。\n（）]+)（(?P<inside>[^（）]+)）(?=[，；。\n]|$)")
_BRACKET = re.compile(r"（(?P<inside>[^（）]*)）")
_SAYS_LIMIT = re.compile(r"\d|规定|除外|及时|实时|每|工作日|节假日")
_SENTENCE = re.compile(r"[；。\n]+")
_JOIN = re.compile(r"(?:(?<=之日起)|(?<=其中))[，：]|(?<=规定的)，(?=从其|依其)|(?<=规定)，(?=从其|依其)")


def parts(folded: str) -> list[list[str]]:
    """Sentences, each a list of its pieces between commas; no piece is empty."""
    plain = _NUMERAL_TWICE.sub("", _ORDINAL.sub("", folded))
    text = _LENGTH_ALONE.sub(r"\g<what>\g<length>", _WORKING.sub(r"\g<n>个工作日", plain))
    text, asides = _without_brackets(_BEHIND.sub(_ahead, _JOIN.sub("", text)))
    sentences = [*_SENTENCE.split(text), *asides]
    return [pieces for sentence in sentences if (pieces := [piece for piece in sentence.split("，") if piece])]


def _ahead(match: re.Match[str]) -> str:
    """What a bracket says behind a limit belongs before it: 20日内（部门预算） is 部门预算：20日内."""
    inside = match["inside"]
    if _SAYS_LIMIT.search(inside):
        return match[0]
    return f"{inside}{match['clause']}" if inside.endswith(("起", "后")) else f"{inside}：{match['clause']}"


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Brackets that state a limit become sentences of their own; others stay in the words that they explain."""
    asides: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = match["inside"]
        if not _SAYS_LIMIT.search(inside):
            return inside
        asides.append(inside)
        return ""

    return _BRACKET.sub(take, text), [each for aside in asides for each in _SENTENCE.split(aside)]
