"""Keys under which documents are found: what all ways of writing one number or one title share."""

from __future__ import annotations

import re
import unicodedata

from gongkai.law.identifiers import document_number

LENGTH = 200
_NOISE = re.compile(r"[\W_]+")
_STATE = re.compile(r"[【\[（(](?:已?失效|已?废止|已?修改|现行有效|有效)[】\]）)]")
_NUMBER_TAIL = re.compile(r"[（(][^（）()]*[〔\[［【(（]\s*(?:19|20)\d\d\s*[〕\]］】)）][^（）()]*号[）)]\s*$")
_ISSUES = re.compile(
    r"(?:印发|转发|发布|公布|颁布)(?:《(?P<quoted>.+)》|[〈<](?P<marked>.+)[〉>]|(?P<bare>.+?)(?=的(?:通知|公告|通告|决定)))"
)
_LEAST = 4


def number_key(document_number_text: str) -> str:
    """The look-up key of a 文号; empty when the text is none."""
    return document_number.key(document_number_text)[:LENGTH] if document_number_text else ""


def title_key(title: str) -> str:
    """A title without what writers vary: width, blanks, quotes, brackets, the state in front, the number behind.

    中华人民共和国 is dropped in front, as laws are cited with it and without.
    """
    bare = _NUMBER_TAIL.sub("", _STATE.sub("", unicodedata.normalize("NFKC", title).strip()))
    folded = _NOISE.sub("", bare).casefold()
    short = folded.removeprefix("中华人民共和国")
    return (short or folded)[:LENGTH]


def issued_title_key(title: str) -> str:
    """The key of the document that a notice issues: 《办法》 of 关于印发《办法》的通知; empty when none."""
    found = _ISSUES.search(title)
    if found is None:
        return ""
    key = title_key(found["quoted"] or found["marked"] or found["bare"])
    return key if len(key) >= _LEAST and key != title_key(title) else ""
