"""One door to every kind of number: `check("身份证", "11010519491231002X")`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai.law.identifiers.id_card import today_in_china
from gongkai.law.identifiers.numerals import narrow
from gongkai.law.identifiers.tidy import airless
from gongkai.law.identifiers.verdict import wrong
from gongkai.law.identifiers.verdicts import (
    bank_card,
    contact,
    document_number,
    id_card,
    index_number,
    organizations,
    website_code,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from gongkai.law.identifiers.verdict import Verdict

_LONGEST = 500  # characters; no number is nearly as long, blanks and all


class UnknownKindError(ValueError):
    """A kind of number that is not in `KINDS`; its text lists them, in Chinese."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of number: its name, Chinese label, look, judge, and what else it is called."""

    name: str
    label: str
    form: str
    judge: Callable[[str, date], Verdict]
    aliases: tuple[str, ...] = ()


_KINDS = (
    Kind(
        "id_card",
        "身份证",
        id_card.FORM,
        id_card.check_id_card,
        (
            "居民身份证",
            "公民身份号码",
            "ric",
            "resident_id",
            "identity_card",
            "identity",
            "id_number",
            "citizen_id",
            "id",
        ),
    ),
    Kind(
        "credit_code",
        "统一社会信用代码",
        organizations.CREDIT_FORM,
        organizations.check_credit_code,
        (
            "信用代码",
            "统一信用代码",
            "社会信用代码",
            "uscc",
            "unified_social_credit_code",
            "social_credit_code",
            "usci",
            "credit",
        ),
    ),
    Kind(
        "organization_code",
        "组织机构代码",
        organizations.FORM,
        organizations.check_organization_code,
        ("机构代码", "orgcode", "org", "organisation_code", "organization"),
    ),
    Kind(
        "bank_card",
        "银行卡",
        bank_card.FORM,
        bank_card.check_bank_card,
        ("银行账号", "银行卡账号", "luhn", "card", "bank", "bank_card_number"),
    ),
    Kind(
        "index_number",
        "索引号",
        index_number.FORM,
        index_number.check_index_number,
        ("信息索引号", "政府信息索引号", "index", "index_no"),
    ),
    Kind(
        "website_code",
        "网站标识码",
        website_code.FORM,
        website_code.check_website_code,
        ("政府网站标识码", "标识码", "site_code", "site_id", "website_id", "site", "website", "siteidcode"),
    ),
    Kind(
        "document_number",
        "文号",
        document_number.FORM,
        document_number.check_document_number,
        ("发文字号", "发文号", "docno", "doc_number", "doc_no", "document", "doc"),
    ),
    Kind(
        "mobile",
        "手机号",
        contact.FORM,
        contact.check_mobile,
        ("手机", "移动电话", "mobile_phone", "mobile_number", "cellphone"),
    ),
    Kind(
        "phone",
        "电话号码",
        contact.PHONE_FORM,
        contact.check_phone,
        ("电话", "固定电话", "座机", "固话", "联系电话", "landline", "telephone", "tel"),
    ),
    Kind(
        "email",
        "电子邮箱",
        contact.EMAIL_FORM,
        contact.check_email,
        ("邮箱", "电子邮件", "邮件地址", "mail", "e_mail"),
    ),
)
KINDS: Final[dict[str, Kind]] = {kind.name: kind for kind in _KINDS}


def _folded(word: str) -> str:
    """Make id_card, ID-Card and idcard one, and 身份证号码 and 身份证."""
    plain = narrow(word).casefold().translate(dict.fromkeys(map(ord, "-_ \t")))
    for ending in ("号码", "号"):
        plain = plain.removesuffix(ending) if len(plain) > len(ending) + 1 else plain
    return plain


_BY_WORD: Final = {_folded(word): kind for kind in _KINDS for word in (kind.name, kind.label, *kind.aliases)}


def kind_of(word: str) -> Kind:
    """Find a kind by its name, its Chinese label or what it is called for short; `UnknownKindError` for others."""
    kind = _BY_WORD.get(_folded(word))
    if kind is None:
        known = "、".join(f"{kind.name}（{kind.label}）" for kind in _KINDS)
        raise UnknownKindError(f"没有这种号码，可用的有：{known}")
    return kind


def check(kind: str, value: str, *, today: date | None = None) -> Verdict:
    """Judge `value` as a number of `kind`; whatever the text is, a verdict comes back.

    `today` (default: the day that it is in China) decides which birth dates and years lie ahead.
    Raises `UnknownKindError`.
    """
    found = kind_of(kind)
    if len(value) > _LONGEST:
        return wrong(f"共{len(value)}个字符，太长；{found.label}应为{found.form}")
    if not airless(value).strip("-"):
        return wrong(f"没有填写；{found.label}应为{found.form}")
    return found.judge(value, today or today_in_china())
