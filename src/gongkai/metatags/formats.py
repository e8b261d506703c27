"""What the value of a tag must look like."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gongkai.documents.dates import parse_date
from gongkai.law.identifiers.website_code import is_website_code, normalise_website_code
from gongkai.metatags.model import Problem, Severity
from gongkai.metatags.tags import date_format, is_column_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EXACT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
_CLOCK = re.compile(r"(\d{1,2})[:：时](\d{2})(?!\d)")
_PARTS = re.compile(r"[,，;；、|/\s]+")
_UNFILLED = re.compile(
    r"\{\{|\{%|<%|\$\{|#\{|^\[?(?:null|undefined|none|nan|n/a)\]?$|^(?:暂无|待补充|xxx+)$", re.IGNORECASE
)
_HOST = re.compile(r"(?:[^\s/:@?#<>]+\.)*[^\s/:@?#<>]+(?::\d{1,5})?")
_SHARED = 3  # labels that the hosts of one city share: city.gov.cn


def unfilled(value: str) -> bool:
    """Whether a template left its own words there."""
    return bool(_UNFILLED.search(value))


def check(tag: str, value: str, where: str) -> Iterator[Problem]:
    """The problems of one value."""
    if "\ufffd" in value:
        yield Problem(tag, f"内容有乱码：“{short(value)}”", where, "按页面声明的编码重新保存", Severity.WARNING)
    yield from _CHECKS[tag](value, where) if tag in _CHECKS else ()


def short(value: str) -> str:
    """A value as messages show it."""
    return value if len(value) <= 60 else f"{value[:60]}……"  # noqa: PLR2004 - what fits a line


def _pub_date(value: str, where: str) -> Iterator[Problem]:
    if _EXACT.fullmatch(value) and _is_time(value):
        return
    day, clock = parse_date(value), _CLOCK.search(value)
    if day is None:
        advice = "写成 YYYY-MM-DD HH:MM（24 小时制），如 2026-03-01 09:30"
    else:
        hour = (
            f"{int(clock[1]):02}:{clock[2]}" if clock and _is_time(f"{day} {int(clock[1]):02}:{clock[2]}") else ""
        )
        advice = f"写成 {day} {hour}" if hour else f"写成 {day} HH:MM，补上 24 小时制的时分"
    yield Problem("PubDate", f"发布时间“{short(value)}”不是 YYYY-MM-DD HH:MM 的写法", where, advice)


def _is_time(value: str) -> bool:
    try:
        dt.datetime.strptime(value, date_format())  # noqa: DTZ007 - only whether there is such a minute
    except ValueError:
        return False
    return True


def _site_code(value: str, where: str) -> Iterator[Problem]:
    if is_website_code(value):
        return
    right = normalise_website_code(value)
    advice = f"写成 {right}" if right else "填写网站标识码：6 位行政区划代码加 4 位顺序号，共 10 位数字"
    yield Problem("SiteIDCode", f"网站标识码“{short(value)}”不合格式", where, advice)


def _site_domain(value: str, where: str) -> Iterator[Problem]:
    if _HOST.fullmatch(value):
        return
    host = host_of(value) or host_of(f"http://{value}")
    advice = f"只写域名：{host}" if host else "只写域名，如 www.shifan.gov.cn"
    yield Problem("SiteDomain", f"网站域名“{short(value)}”不是域名", where, advice, Severity.WARNING)


def _url(value: str, where: str) -> Iterator[Problem]:
    if not host_of(value):
        advice = "写完整的网址，以 http:// 或 https:// 开头"
        yield Problem("Url", f"网址“{short(value)}”不是完整的网址", where, advice, Severity.WARNING)


def _image(value: str, where: str) -> Iterator[Problem]:
    if re.search(r"\s", value) or value.casefold().startswith(("javascript:", "data:", "file:")):
        yield Problem("Image", f"图片地址“{short(value)}”不可用", where, "写图片的网址", Severity.WARNING)


def _column_type(value: str, where: str) -> Iterator[Problem]:
    strange = [word for word in _PARTS.split(value) if word and not is_column_type(word)]
    if strange:
        advice = "参照《政府网站发展指引》的栏目类别，如政策文件、工作动态、解读回应、办事服务、互动交流"
        what = f"栏目类别“{short('、'.join(strange))}”不是常用的类别，请核对"
        yield Problem("ColumnType", what, where, advice, Severity.NOTICE)


_CHECKS: dict[str, Callable[[str, str], Iterator[Problem]]] = {
    "PubDate": _pub_date,
    "SiteIDCode": _site_code,
    "SiteDomain": _site_domain,
    "Url": _url,
    "Image": _image,
    "ColumnType": _column_type,
}


def host_of(url: str) -> str:
    """The host of a full web address in small letters; "" for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""


def same_site(domain: str, host: str) -> bool:
    """Whether a host belongs to the site of that domain: its own, one below, or one beside it in the same city."""
    own = domain.casefold().rsplit(":", 1)[0].removeprefix("www.").strip(".")
    other = host.casefold().removeprefix("www.").strip(".")
    if own == other or other.endswith(f".{own}") or own.endswith(f".{other}"):
        return True
    if _is_number(own) or _is_number(other):
        return False
    ours, theirs = own.split("."), other.split(".")
    return own.endswith((".gov.cn", ".政务")) and len(ours) >= _SHARED and ours[-_SHARED:] == theirs[-_SHARED:]


def is_this_machine(host: str) -> bool:
    """Whether a host is the machine that asks: localhost, 127.0.0.1, ::1."""
    plain = host.casefold().strip("[].")
    return plain == "localhost" or (_is_number(plain) and ipaddress.ip_address(plain).is_loopback)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
