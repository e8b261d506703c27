"""The words with which sites say whether a document is in force."""

from __future__ import annotations

import re

from gongkai.information.enums import Validity

_NOISE = re.compile(r"[\s【】\[\]（）()“”\"'：:。]+")
_WORDS = {
    Validity.IN_FORCE: (
        "有效",
        "现行有效",
        "继续有效",
        "有效期内",
        "在有效期内",
        "全文有效",
        "生效",
        "已生效",
        "现行",
        "是",
        "in_force",
        "valid",
    ),
    Validity.AMENDED: (
        "已修改",
        "已被修改",
        "修改",
        "已修订",
        "部分修改",
        "部分失效",
        "部分废止",
        "部分有效",
        "部分条款失效",
        "部分条款废止",
        "部分条款修改",
        "现行有效已修改",
        "amended",
    ),
    Validity.REPEALED: (
        "废止",
        "已废止",
        "全文废止",
        "宣布废止",
        "明令废止",
        "已被废止",
        "作废",
        "已作废",
        "repealed",
    ),
    Validity.LAPSED: (
        "失效",
        "已失效",
        "无效",
        "过期",
        "已过期",
        "宣布失效",
        "全文失效",
        "到期失效",
        "期满失效",
        "有效期届满",
        "自动失效",
        "否",
        "lapsed",
        "expired",
    ),
}
_BY_WORD = {word: status for status, words in _WORDS.items() for word in words}


def read_word(text: str) -> Validity | None:
    """The validity that a site's word states; None when it states none that is known."""
    return _BY_WORD.get(_NOISE.sub("", text).casefold())
