"""What is looked for and what is found: kinds of personal data, and one place where some stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class DataType(StrEnum):
    """Kinds of personal data; the codes are those of the rule PRI-MASK where it knows them."""

    ID_CARD = "id_card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    EMAIL = "email"
    NAME = "name"
    ADDRESS = "address"
    PASSPORT = "passport"
    PERMIT = "hk_macau_permit"
    PLATE = "plate"
    BIRTH_DATE = "birth_date"
    HEALTH = "health"
    LOCATION = "location"
    ACCOUNT = "online_account"

    @property
    def label(self) -> str:
        """What a person calls it."""
        return _LABELS[self]


_LABELS = {
    DataType.ID_CARD: "身份证号码",
    DataType.MOBILE: "手机号码",
    DataType.LANDLINE: "个人固定电话",
    DataType.BANK_CARD: "银行卡号、账号",
    DataType.EMAIL: "电子邮箱",
    DataType.NAME: "姓名",
    DataType.ADDRESS: "住址",
    DataType.PASSPORT: "护照号码",
    DataType.PERMIT: "出入境通行证号码",
    DataType.PLATE: "车牌号码",
    DataType.BIRTH_DATE: "出生日期",
    DataType.HEALTH: "健康状况",
    DataType.LOCATION: "拍摄位置",
    DataType.ACCOUNT: "网络账号",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A detector's find, before anybody is advised: characters `start` to `end` (excluded) of a text."""

    type: DataType
    start: int
    end: int
    valid: bool = True

    @property
    def size(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Hit:
    """One place with personal data: `text` is what stands from `start` to `end` (excluded), in characters.

    `valid` says whether the check digit is right (for kinds without one: whether the form is whole);
    `advice` (Chinese) what to do, and why.
    """

    type: DataType
    start: int
    end: int
    text: str
    valid: bool
    advice: str

    def as_json(self) -> dict[str, object]:
        """The six fields of the command's contract."""
        return asdict(self)
