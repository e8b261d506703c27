"""What a row must satisfy (rules CAT-ROW-*): columns filled, a limit understood, a channel for the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.catalog.limits import LimitKind, Start
from gongkai.catalog.sheets.channels import is_public
from gongkai.catalog.sheets.model import Problem, ProblemKind
from gongkai.law import rule
from gongkai.law.rulebook import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.catalog.limits import Limit, Reading
    from gongkai.catalog.sheets.model import Row
    from gongkai.catalog.sheets.table import Header
    from gongkai.law.rulebook import Rule

_TEXTS = (("elements", "公开内容"), ("basis", "公开依据"), ("subject", "公开主体"))
_ROLES = {
    "elements": "公开内容（要素）", "basis": "公开依据", "limit": "公开时限", "subject": "公开主体",
    "channels": "公开渠道和载体", "audience": "公开对象", "method": "公开方式", "tier": "公开层级",
}  # fmt: skip


def judged(rows: Sequence[Row], header: Header, *, complete: bool = True) -> list[Problem]:
    """The problems of a sheet: columns that it lacks are told once, for the sheet.

    Without `complete` nothing is missing: a power list or a service list has columns of its own.
    """
    there = {role.name for role in header.roles if role}
    wanted = _ROLES if complete else {}
    found = [
        Problem(0, ProblemKind.COLUMN, f"没有“{label}”一栏") for name, label in wanted.items() if name not in there
    ]
    for row in rows:
        found += of_row(row, there if complete else frozenset())
    return [*found, *duplicates(rows)]


def of_row(row: Row, columns: set[str] | frozenset[str] = frozenset(_ROLES)) -> Iterator[Problem]:
    """What is wrong with one row; `columns` are those that its sheet has."""
    for what in _missing(row, columns):
        yield Problem(row.row, ProblemKind.CELL, f"“{row.name}”{what}")
    if row.limit.unread:
        words = "；".join(row.limit.unread)
        yield Problem(row.row, ProblemKind.LIMIT, f"公开时限中的“{words}”没有读懂，请改写或者人工设定")
    yield from _method(row, columns)
    if limit := looser(row.limit, row.basis):
        yield Problem(row.row, ProblemKind.LOOSE, _loose(limit))


def duplicates(rows: Sequence[Row]) -> Iterator[Problem]:
    """The same item twice in one sheet, by its levels and its contents."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row.name, "".join(row.elements.split()), row.subject)
        if key in seen:
            yield Problem(row.row, ProblemKind.DUPLICATE, f"“{row.name}”与第{seen[key]}行重复")
        seen.setdefault(key, row.row)


def looser(reading: Reading, basis: str) -> Limit | None:
    """A limit that gives more time than rule PUB-26 (from an application: FOI-33), where no law is cited.

    Natural days count as five working days a week, holidays left out of account: 28 are 20, 29 are looser.
    """
    if _cites_law(basis):
        return None
    return next(
        (each for each in reading.limits if (law := _law_of(each)) and _working_days(each) > law.number), None
    )


def _law_of(limit: Limit) -> Rule | None:
    """The rule that a limit may not be looser than; None where it runs from an event of its own."""
    if limit.kind is not LimitKind.WITHIN:
        return None
    rules = {Start.FORMED: "PUB-26", Start.NONE: "PUB-26", Start.REQUEST: "FOI-33"}
    return rule(rules[limit.start]) if limit.start in rules else None


def _working_days(limit: Limit) -> float:
    """The working days that a length holds, holidays left out of account."""
    per = {Unit.WORKING_DAY: 1.0, Unit.DAY: 5 / 7, Unit.WEEK: 5.0, Unit.MONTH: 21.0, Unit.CALENDAR_MONTH: 21.0}
    per |= {Unit.YEAR: 250.0, Unit.HOUR: 0.0, Unit.MINUTE: 0.0}
    return (limit.value or 0) * per.get(limit.unit or Unit.DAY, 0.0)


def _cites_law(basis: str) -> bool:
    """Whether the basis names a law or regulation other than the Regulation on disclosure itself."""
    others = basis.replace("政府信息公开条例", "")
    return any(word in others for word in ("法》", "条例》", "法（", "法第", "办法》", "规定》"))


def _loose(limit: Limit) -> str:
    stated = _law_of(limit) or rule("PUB-26")
    return f"时限{limit.amount}宽于{stated.authority}的{stated.amount}，公开依据中又没有引用另作规定的法律、法规"


def _missing(row: Row, columns: set[str] | frozenset[str]) -> Iterator[str]:
    if not row.name:
        yield "没有填写公开事项"
    for name, label in _TEXTS:
        if name in columns and not getattr(row, name):
            yield f"没有填写{label}"
    if "limit" in columns and row.limit.blank:
        yield "没有填写公开时限"
    for name, label, said in (("audience", "公开对象", row.audience), ("method", "公开方式", row.method)):
        if name in columns and not said:
            yield f"没有选择{label}"
    if "tier" in columns and not row.tiers:
        yield "没有选择公开层级"


def _method(row: Row, columns: set[str] | frozenset[str]) -> Iterator[Problem]:
    """主动 needs a channel that the public reaches; 依申请 a specific group, and a limit from the application."""
    if "proactive" in row.method and "channels" in columns and not any(map(is_public, row.channels)):
        yield Problem(row.row, ProblemKind.NO_CHANNEL, f"“{row.name}”主动公开，却没有选择面向公众的公开渠道")
    if row.method != {"on_request"}:
        return
    if "audience" in columns and row.audience and "specific" not in row.audience:
        yield Problem(row.row, ProblemKind.AUDIENCE, f"“{row.name}”依申请公开，公开对象应为特定群体")
    if row.limit.limits and not any(limit.on_request for limit in row.limit.limits):
        yield Problem(row.row, ProblemKind.METHOD, f"“{row.name}”依申请公开，时限应自收到申请之日起算，请核对")
