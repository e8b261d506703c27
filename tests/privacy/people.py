"""Invented persons' numbers, with the right check digits, for tests alone."""

from __future__ import annotations

from gongkai.law.identifiers.id_card import check_digit
from gongkai.privacy import detect

REGION = "320583"


def id_card(born: str = "19900101", order: str = "123") -> str:
    body = REGION + born + order
    return body + check_digit(body + "0")


def wrong_id_card(born: str = "19900101") -> str:
    right = id_card(born)
    return right[:-1] + ("1" if right[-1] != "1" else "2")


def bank_card(body: str = "622202010000123456") -> str:
    doubled = (int(figure) * (2 - at % 2) for at, figure in enumerate(reversed(body)))
    return body + str(-sum(each // 10 + each % 10 for each in doubled) % 10)


def found(text: str) -> list[tuple[str, str]]:
    """Type and words of each hit."""
    return [(hit.type.value, hit.text) for hit in detect(text)]


def of(kind: str, text: str) -> list[str]:
    return [words for type_, words in found(text) if type_ == kind]
