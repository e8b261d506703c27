"""What proofreading gives back: one finding, and the kinds there are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What may be wrong with a place in a text."""

    WORD = "word"
    DOUBLED = "doubled"
    PUNCTUATION = "punctuation"
    NUMBER = "number"
    DATE = "date"
    NUMBERING = "numbering"
    DOCUMENT_NUMBER = "document_number"
    TITLE = "title"
    BODY = "body"
    PHRASE = "phrase"
    SENSITIVE = "sensitive"

    @property
    def label(self) -> str:
        """What a person calls it."""
        return _LABELS[self]


_LABELS = {
    Kind.WORD: "错别字",
    Kind.DOUBLED: "重复或者多余的字",
    Kind.PUNCTUATION: "标点符号",
    Kind.NUMBER: "数字用法",
    Kind.DATE: "日期",
    Kind.NUMBERING: "序号",
    Kind.DOCUMENT_NUMBER: "发文字号",
    Kind.TITLE: "法律名称",
    Kind.BODY: "机构名称",
    Kind.PHRASE: "固定表述",
    Kind.SENSITIVE: "敏感词",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that is probably wrong: `wrong` is what stands from `start` to `end` (excluded), in characters.

    `suggest` is what to put there; empty where only a person can know. `certainty` is between 0 and 1: how often
    findings like this one are right.
    """

    start: int
    end: int
    wrong: str
    suggest: str
    kind: Kind
    certainty: float

    def as_json(self) -> dict[str, object]:
        """The six fields of the command's contract."""
        return asdict(self)
