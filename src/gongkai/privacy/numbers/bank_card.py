"""银行卡号: sixteen to nineteen figures with Luhn's check digit, or any that the words call a person's account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers import is_bank_card
from gongkai.privacy.folding import around, before
from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_CARD = re.compile(r"[1-9](?<![0-9A-Za-z*.].)[0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z*])")
_LABEL = re.compile(
    r"银行|信用社|卡号|账号|帐号|账户|帐户|开户|存折|一卡通|储蓄|社保卡|工资卡|医保卡|打款|汇款|转账"
)
_OTHER_CODE = re.compile(
    r"(?:信用代码|身份证|证件号|编号|文号|单号|代码|索引号|批次|案号|许可证|证书|流水|注册号|备案|条码|识别号)[^,。;\n]{0,8}$"
)
_ORGAN_ACCOUNT = re.compile(
    r"(?:户名|账户名称?|帐户名称?|收款单位|收款人|单位名称|开户名称?)[:为是 ]{0,3}[^,。;:\n]{1,30}?"
    r"(?:局|委员会|办公室|中心|政府|公司|院|厅|所|站|协会|基金会|学校|大学|财政|专户)"
    r"|财政专户|国库|非税|保证金|履约|对公账[户号]"
)
_UNIONPAY = "62"


def bank_cards(text: str) -> Iterator[Found]:
    """Find them in a folded text; accounts of organs and companies stay."""
    for match in _CARD.finditer(text):
        digits = re.sub(r"[ -]", "", match[0])
        valid = is_bank_card(digits)
        if _is_meant(text, match, digits, valid=valid):
            yield Found(DataType.BANK_CARD, match.start(), match.end(), valid)


def _is_meant(text: str, match: re.Match[str], digits: str, *, valid: bool) -> bool:
    words = before(text, match.start(), 24)
    if _LABEL.search(words):
        return not _ORGAN_ACCOUNT.search(around(text, match.start(), match.end(), 80))
    return valid and digits.startswith(_UNIONPAY) and not _OTHER_CODE.search(words)
