"""Reading and checking the numbers that the field hangs on things and people: 文号, 索引号, 身份证 and their like.

`check` judges a number of any kind and says why, for people. The `is_…` functions take the normal form and the
`normalise_…` functions any writing; both are cheap enough to run over every number in a text.
"""

from __future__ import annotations

from gongkai.law.identifiers.bank_card import is_bank_card, normalise_bank_card
from gongkai.law.identifiers.contact import (
    is_email,
    is_landline,
    is_mobile,
    normalise_email,
    normalise_landline,
    normalise_mobile,
)
from gongkai.law.identifiers.id_card import is_id_card, normalise_id_card
from gongkai.law.identifiers.organization_code import (
    is_credit_code,
    is_organization_code,
    normalise_credit_code,
    normalise_organization_code,
)
from gongkai.law.identifiers.registry import KINDS, Kind, UnknownKindError, check, kind_of
from gongkai.law.identifiers.verdict import Verdict
from gongkai.law.identifiers.website_code import is_website_code, normalise_website_code

__all__ = [
    "KINDS",
    "Kind",
    "UnknownKindError",
    "Verdict",
    "check",
    "is_bank_card",
    "is_credit_code",
    "is_email",
    "is_id_card",
    "is_landline",
    "is_mobile",
    "is_organization_code",
    "is_website_code",
    "kind_of",
    "normalise_bank_card",
    "normalise_credit_code",
    "normalise_email",
    "normalise_id_card",
    "normalise_landline",
    "normalise_mobile",
    "normalise_organization_code",
    "normalise_website_code",
]
