"""居民身份证 (GB 11643): eighteen characters anywhere, fifteen or misprinted ones where the words say so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gongkai.law.identifiers import is_bank_card, is_credit_code, is_id_card, normalise_id_card
from gongkai.law.identifiers.divisions import province_of
from gongkai.law.identifiers.id_card import birth_date
from gongkai.privacy.folding import before
from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"[ -]?"
_EIGHTEEN = re.compile(
    rf"[1-9](?<![0-9*].)[0-9]{{5}}{_GAP}(?:18|19|20)[0-9]{{2}}{_GAP}(?:0[1-9]|1[0-2]){_GAP}"
    rf"(?:0[1-9]|[12][0-9]|3[01]){_GAP}[0-9]{{3}}[0-9Xx](?![0-9*])"
)
_LABELLED = re.compile(
    r"(?:身份证|公民身份|身份号码|证件号)[^0-9\n。;]{0,16}?(?P<number>[1-9][0-9]{13,18}[0-9Xx]?)(?![0-9*])"
)
_LABEL = re.compile(r"身份证|公民身份|身份号码|证件号|证件号码|社会保障号|社保号")
_OTHER_CODE = re.compile(
    r"(?:信用代码|组织机构|纳税人识别号|税号|编号|文号|单号|代码|索引号|批次|案号|许可证号?|证书号|流水号|注册号|备案号|条码)"
    r"[^,。;\n]{0,6}$"
)
_BANK = re.compile(r"(?:卡号|账号|帐号|账户|帐户|银行)[^,。;\n]{0,12}$")


def id_cards(text: str) -> Iterator[Found]:
    """Find them in a folded text; a wrong check digit is told by `valid`."""
    for match in _EIGHTEEN.finditer(text):
        number = re.sub(r"[ -]", "", match[0]).upper()
        valid = is_id_card(number)
        if valid or _is_meant(text, match, number):
            yield Found(DataType.ID_CARD, match.start(), match.end(), valid)
    for match in _LABELLED.finditer(text):
        yield Found(DataType.ID_CARD, *match.span("number"), bool(normalise_id_card(match["number"])))


def _is_meant(text: str, match: re.Match[str], number: str) -> bool:
    """Judge a number whose check digit is wrong: a misprint is personal data too, an order number is not."""
    words = before(text, match.start(), 24)
    if _LABEL.search(words):
        return True
    if _touches_a_letter(text, match) or not is_plausible(number) or is_credit_code(number):
        return False
    return not (_OTHER_CODE.search(words) or (_BANK.search(words) and is_bank_card(number)))


def is_plausible(number: str) -> bool:
    """Say whether eighteen characters begin with a province and hold a day of the calendar."""
    return _is_province(number[:2]) and birth_date(number) is not None


@cache
def _is_province(code: str) -> bool:
    return bool(province_of(code + "0000"))


def _touches_a_letter(text: str, match: re.Match[str]) -> bool:
    edges = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return any(edge.isascii() and (edge.isalpha() or edge in "._=/") for edge in edges)
