"""What to do about a hit, and why, in the words that the editor reads."""

from __future__ import annotations

from functools import cache

from gongkai import law
from gongkai.privacy.model import DataType

_WHAT = {
    DataType.ID_CARD: "公开前应隐去：名单类隐去出生日期和部分地区码，一般隐去中间的出生日期",
    DataType.MOBILE: "属个人信息，公开前隐去中间几位；工作联系请改用单位固定电话",
    DataType.LANDLINE: "写明是个人或家庭电话，公开前隐去；机关办公电话可以公开",
    DataType.BANK_CARD: "金融账户属敏感个人信息，公开前应隐去中间几位",
    DataType.EMAIL: "看来是个人邮箱，公开前隐去；机关对外邮箱请写明单位",
    DataType.NAME: "看来是自然人姓名，没有公开依据的只留姓氏；依法应当公开姓名的，注明依据后保留",
    DataType.ADDRESS: "写到门牌或室号的个人住址，公开前只留到街道、村",
    DataType.PASSPORT: "证件号码公开前应隐去",
    DataType.PERMIT: "证件号码公开前应隐去",
    DataType.PLATE: "车牌号与个人有关，没有公开依据的应隐去",
    DataType.BIRTH_DATE: "完整出生日期可用于识别个人，公开前隐去或只留年份",
    DataType.HEALTH: "医疗健康属敏感个人信息，没有法律依据不得公开，请删去",
    DataType.LOCATION: "图片里带有拍摄地点的经纬度，请去掉图片的附加信息后再发布",
    DataType.ACCOUNT: "个人网络账号，公开前隐去",
}
_WRONG = {
    DataType.ID_CARD: "校验码不对，可能有错字，但仍按身份证号码处理",
    DataType.BANK_CARD: "校验位不对，可能有错字或不是卡号，请核对后仍按账号处理",
    DataType.PASSPORT: "号码格式不全，请核对",
}
# 敏感个人信息 among them (PRI-28): their ground is stated too.
_SENSITIVE = frozenset({DataType.BANK_CARD, DataType.HEALTH, DataType.LOCATION})


def advice(kind: DataType, *, valid: bool) -> str:
    """One sentence or two for a hit of a kind; `valid` as in `Hit`."""
    doubt = "" if valid else f"{_WRONG.get(kind, '格式核对不过，请核对')}。"
    return f"{kind.label}：{doubt}{_WHAT[kind]}（{_basis(sensitive=kind in _SENSITIVE)}）。"


@cache
def _basis(*, sensitive: bool) -> str:
    """The articles that forbid it, as the rules of the day have them."""
    general = str(law.rule("PRI-25").authority)
    return f"{general}、{law.rule('PRI-28').authority.article}" if sensitive else general
