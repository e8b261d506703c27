"""电子邮箱: a person's; an organ's mailbox, which it makes known so that people write to it, stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import before
from gongkai.privacy.model import DataType, Found
from gongkai.privacy.surroundings import of_a_person, of_an_organ

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCAL = re.compile(r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~.-]+\Z")
_DOMAIN = re.compile(r"(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.){1,6}[A-Za-z]{2,24}")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 253
_ORGAN_DOMAIN = re.compile(r"(?:^|\.)(?:gov|mil)\.cn$|\.gov$", re.IGNORECASE)
_PERSONAL = re.compile(r"个人邮箱|私人邮箱|本人邮箱")
_OFFICE = re.compile(
    r"(?:投稿|报名|咨询|举报|监督|投诉|反馈|征集|受理|工作|公共|单位|办公|官方)(?:电子)?(?:邮箱"
    r"|邮件)[:为是( ]{0,3}$|(?:发送?[至到]|寄[至到送])[^。;\n]{0,16}$"
)
# An organ's telephone or the words of its service close before the mailbox say more than the rest of the line.
_SERVICE = re.compile(
    r"反映|咨询|举报|受理|办公|传真|来信|来函|邮寄|(?<![0-9])0[1-9][0-9]{1,2}-?[0-9]{7,8}(?![0-9])"
)
_CLOSE = 40
_MASK = "***"


def emails(text: str) -> Iterator[Found]:
    """Find them in a folded text, from each @ outwards."""
    at = text.find("@")
    while at >= 0:
        found = _around(text, at)
        if found and _is_personal(text, found, at):
            yield found
        at = text.find("@", at + 1)


def _around(text: str, at: int) -> Found | None:
    domain = _DOMAIN.match(text, at + 1, at + 1 + _LONGEST_DOMAIN)
    local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL) : at])
    if not (domain and local) or local[0].endswith(_MASK):
        return None
    start = at - len(local[0].lstrip(".'-/=|&?"))
    return Found(DataType.EMAIL, start, domain.end()) if start < at else None


def _is_personal(text: str, found: Found, at: int) -> bool:
    if _ORGAN_DOMAIN.search(text[at + 1 : found.end]) or _OFFICE.search(before(text, found.start, 24)):
        return False
    close = before(text, found.start, _CLOSE)
    if _SERVICE.search(close) and not of_a_person(close, len(close), len(close)):
        return False
    if of_a_person(text, found.start, found.end) or _PERSONAL.search(before(text, found.start, 16)):
        return True
    return not of_an_organ(text, found.start, found.end)
