"""One form for the many spellings of a body's name, so that 发展和改革委员会 and 发展改革委 compare equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Long form → short form; both sides of every comparison are folded, so only sameness matters.
_ENDINGS = (
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("村民委员会", "村委会"),
    ("居民委员会", "居委会"),
    ("监督管理", "监管"),
    ("委员会", "委"),
    ("办公厅", "办"),
    ("办公室", "办"),
    ("领导小组办", "办"),
)
_JOINERS = re.compile(r"(?<=[^各、])[和与及](?=[^、])")
_NOISE = re.compile(r"[\s\"'“”‘’《》·.。]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The comparable form of a name: half width, no white space, no 和, systematic endings shortened."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text))
    plain = _JOINERS.sub("", plain)
    for long, short in _ENDINGS:
        plain = plain.replace(long, short)
    return plain


# What makes of an area's name the name of its government.
_GOVERNMENT = re.compile(r"(?:政府|管委会|办事处|村委会|居委会)$")


def area_word(folded: str) -> str:
    """The area in the folded name of its government (东湖区政府 → 东湖区); "" when nothing of it is left."""
    return _GOVERNMENT.sub("", folded)


def is_government_of(rest: str) -> bool:
    """Whether what follows an area's name means its government itself (nothing, 政府, 管委会 …)."""
    return not _GOVERNMENT.sub("", rest)
