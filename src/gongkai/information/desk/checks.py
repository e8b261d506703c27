"""Checks of a piece of information before the public sees it: what is wrong, and what to do about it.

One list: what hinders the release first, then advice, then what is in order. The guards of `flow` refuse exactly
what is marked here as blocking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from gongkai.core.desk.kit import Check, Problem
from gongkai.information import checking, kinds, package
from gongkai.information.desk.structured import structured
from gongkai.information.desk.versions import label
from gongkai.information.enums import InformationState, RelationKind, RelationState
from gongkai.information.interpreting.debts import owed_of
from gongkai.information.interpreting.panel import says
from gongkai.information.personal import desk as personal
from gongkai.information.wording import desk as wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.models import Information

_EDITED_IN = (InformationState.DRAFT, InformationState.PUBLISHED)


def checks(row: Information) -> list[Check]:
    """All checks: those that block, those that advise, those that found nothing; each in working order."""
    found = [
        Check("必填项", tuple(_required(row))),
        *structured(row),
        Check("发文字号", tuple(_number(row))),
        Check("三同步", tuple(_interpretation(row))),
        personal.check(row),
        *(
            Check(
                group.label,
                tuple(Problem(hit.says, link=_place(row, hit), blocks=hit.blocks) for hit in group.hits),
            )
            for group in checking.gathered(row)
        ),
        wording.check(row),
        Check(
            "读取提示", tuple(f"{note.get('where', '')}：{note.get('what', '')}" for note in row.warnings or [])
        ),
    ]
    return sorted(found, key=lambda check: (not check.blocks, not check.problems))


def _place(row: Information, hit: checking.Hit) -> str:
    """Where the hit is put right: its tab, its field, its place in the body."""
    if hit.tab:
        return f"{reverse('desk:detail', args=['information', row.pk])}?tab={hit.tab}"
    if not hit.field or row.state not in _EDITED_IN:
        return ""
    at = f"?at={hit.at}" if hit.at else ""
    return f"{reverse('desk:edit', args=['information', row.pk])}{at}#id_{hit.field}"


def _required(row: Information) -> Iterator[Problem]:
    for name in _missing(row):
        own = kinds.get(row.kind).field(name)
        hit = checking.Hit(f"缺少{label(row.kind, name)}", blocks=True, field=f"element_{name}" if own else name)
        yield Problem(hit.says, link=_place(row, hit), blocks=True)


def _missing(row: Information) -> list[str]:
    if not kinds.exists(row.kind):
        return []
    kind = kinds.get(row.kind)
    values = {name: getattr(row, name) for name in (*kind.required, "elements")}
    return [name for name in kind.missing(values) if name != "published_on"]  # the release sets its day


def _number(row: Information) -> Iterator[str]:
    if kinds.exists(row.kind) and row.document_number:
        kind = kinds.get(row.kind)
        if not kind.number_fits(row.document_number):
            hit = checking.Hit(kind.number_hint or "格式与本类信息的文号不符，请核对。", field="document_number")
            yield Problem(hit.says, link=_place(row, hit))


def _interpretation(row: Information) -> Iterator[Problem]:
    """Policies come with their interpretation: a package before the release, afterwards at least the relation."""
    link = _place(row, checking.Hit("", tab="package"))
    if row.state != InformationState.PUBLISHED:
        yield from (Problem(f"{each}。", link=link, blocks=True) for each in package.lacks(row))
    elif debt := owed_of(row):
        yield Problem(f"{says(debt)}。", link=link)
    elif package.asks(row):
        found = package.package_of(row)
        about = row.inverse_relations.filter(kind=RelationKind.INTERPRETS).exclude(state=RelationState.REFUSED)
        if not (found and found.waived_at) and not about.exists():
            yield Problem("还没有关联的政策解读，请起草解读并在解读中引用本文件。", link=link)
