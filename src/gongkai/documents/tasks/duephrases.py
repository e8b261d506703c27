"""Deadlines that stand in the sentence of a task itself: 2021年底前, 年内, 6月30日前."""

from __future__ import annotations

import re

_YEAR = r"(?:(?<!\d)(?:19|20|21)\d\d\s*年|[今本当明次]年)"
_MONTH = r"\d{1,2}\s*月(?:份)?"
_PHRASE = re.compile(
    rf"(?:{_YEAR}\s*(?:度)?)?(?:{_MONTH}\s*(?:\d{{1,2}}\s*[日号]|[上中下]旬)?|第?[一二三四]季度|[上下]半年)\s*(?:底|末)?(?:[之以]?前|底|末)"
    rf"|{_YEAR}\s*(?:度)?\s*(?:底|末|年底|年末)(?:[之以]?前)?"
    rf"|{_YEAR}\s*[之以]?[内前](?![期三])"
    r"|(?<![\d每上去前历往跨])年(?:底|末|内)(?:[之以]?前)?"
    r"|[“\"]?十[一二三四五六七八九]?五[”\"]?期?末",
)
_ENOUGH = "年月季五"
_QUOTED = re.compile(r"《[^》]*》")


def deadline_in(text: str) -> str:
    """Give the last deadline phrase of a sentence, as written, or ""; titles in 《》 do not count."""
    if not any(char in text for char in _ENOUGH):
        return ""
    plain = _QUOTED.sub(lambda m: "□" * len(m[0]), text)
    found = [
        m for m in _PHRASE.finditer(plain) if not re.match(r"(?:出台|发布|印发|实施)的|[的已]", plain[m.end() :])
    ]
    return found[-1][0].strip() if found else ""
