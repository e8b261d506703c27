"""手机号, 电话号码, 电子邮箱: what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers import contact
from gongkai.law.identifiers.tidy import airless, changes
from gongkai.law.identifiers.verdict import length_fault, right, stranger_fault, wrong

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.verdict import Verdict

FORM = "11位数字，以13至19开头"
PHONE_FORM = "区号加7至8位号码，如0512-12345678，或11位手机号"
EMAIL_FORM = "用户名@域名，如 zhengwu@example.gov.cn"
_MOBILE_LENGTH = 11
_IN_PHONE = "0123456789-+()#转"
_AREA = re.compile(rf"{contact.AREA}(?P<rest>[^#转]*)")
_IN_LOCAL_PART = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'*+/=?^_`{|}~-."
_DOMAIN_SIGN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff.-]")


def check_mobile(text: str, _today: date) -> Verdict:
    """Judge the number of a mobile telephone in China."""
    number = contact.without_country(text)
    fault = length_fault(number, _MOBILE_LENGTH, FORM) or stranger_fault(number, "0123456789", "数字")
    if fault:
        return wrong(fault)
    if number[0] != "1":
        return wrong(f"第1位是{number[0]}，应为1")
    if not contact.is_mobile(number):
        return wrong(f"第2位是{number[1]}，应为3至9")
    return right(number, "手机号", changes(text))


def check_phone(text: str, today: date) -> Verdict:
    """Judge a telephone number: a landline with its area code, or a mobile number."""
    if mobile := contact.normalise_mobile(text):
        return right(mobile, "手机号", changes(text))
    if number := contact.normalise_landline(text):
        extension = "，带分机号" if number.count("-") > 1 else ""
        return right(number, f"固定电话，区号{number.partition('-')[0]}{extension}", changes(text))
    return wrong(_phone_fault(airless(text), text, today))


def _phone_fault(number: str, text: str, today: date) -> str:
    fault = stranger_fault(number, _IN_PHONE, "数字")
    if fault:
        return f"{fault}；应为{PHONE_FORM}"
    if number.startswith("1"):
        return check_mobile(text, today).why
    number = contact.with_area(text)
    match = _AREA.match(number)
    if match is None:
        return (
            f"{'区号不对' if number.startswith('0') else '没有区号'}，区号应为010、02开头的三位或03至09开头的四位"
        )
    return f"区号{match['area']}后面有{len(match['rest'].replace('-', ''))}位，应为7至8位号码"


def check_email(text: str, _today: date) -> Verdict:
    """Judge the form of an e-mail address; whether the mailbox exists is not looked at."""
    if address := contact.normalise_email(text):
        return right(address, "电子邮箱地址", changes(text))
    return wrong(f"{_email_fault(airless(text))}；应为{EMAIL_FORM}")


def _email_fault(address: str) -> str:
    if len(address) > contact.LONGEST_EMAIL:
        return f"共{len(address)}个字符，最长{contact.LONGEST_EMAIL}个"
    if address.count("@") != 1:
        return f"有{address.count('@')}个“@”，应有一个"
    local, _, domain = address.partition("@")
    if not local or not domain:
        return f"“@”{'前面没有用户名' if domain else '后面没有域名'}"
    return _local_fault(local) or _domain_fault(domain, len(local) + 1)


def _local_fault(local: str) -> str:
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return "用户名中的“.”应夹在两个字符之间"
    if len(local) > contact.LONGEST_LOCAL_PART:
        return f"用户名有{len(local)}个字符，最长{contact.LONGEST_LOCAL_PART}个"
    return stranger_fault(local, _IN_LOCAL_PART, "字母、数字或常用符号")


def _domain_fault(domain: str, start: int) -> str:
    signs = "".join(sign for sign in domain if _DOMAIN_SIGN.fullmatch(sign))
    fault = stranger_fault(domain, signs, "字母、数字、汉字、“.”或“-”", start)
    if fault:
        return fault
    if "." not in domain:
        return "域名中没有“.”"
    return "域名各段应以字母、数字或汉字开头和结尾，最后一段应为至少两个字母或汉字"
