"""Removal by type: what each type must say, and what the address answers from then on. Never a silent 404."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.errors import InvalidInputError
from gongkai.information.enums import InformationState, UnpublishingReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.models import Information, Removal


@dataclass(frozen=True, slots=True)
class Terms:
    """What a type of removal asks for, and what the reader meets."""

    answer: str  # in words, for the person who removes
    needs_explanation: bool = False
    needs_target: bool = False
    may_have_target: bool = False
    needs_place: bool = False
    keeps_text: bool = False


TERMS = {
    UnpublishingReason.IN_ERROR: Terms("原地址应答 410（已撤下），指明转至的转过去", may_have_target=True),
    UnpublishingReason.MERGED: Terms("原地址永久转至并入的信息（301）", needs_target=True, may_have_target=True),
    UnpublishingReason.WITHDRAWN: Terms(
        "原文仍可查看，页首说明停止适用；不再列入目录和搜索", needs_explanation=True, keeps_text=True
    ),
    UnpublishingReason.ARCHIVED: Terms("原地址保留，说明到哪里查阅，不再显示正文", needs_place=True),
}


def check(information: Information, removal: Removal) -> None:
    """InvalidInputError names the field that is missing or cannot be."""
    terms = TERMS[UnpublishingReason(removal.kind)]
    label = UnpublishingReason(removal.kind).label
    for field, message in _faults(information, removal, terms):
        raise InvalidInputError(field, f"{message}（撤下类型：{label}）。")


def _faults(information: Information, removal: Removal, terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.needs_explanation and not removal.explanation.strip():
        yield "explanation", "请写明对公众的说明"
    if terms.needs_place and not removal.place.strip():
        yield "place", "请写明到哪里可以查阅"
    target = removal.target
    if target is None:
        if terms.needs_target:
            yield "target", "请指明并入的信息"
        return
    if not terms.may_have_target:
        yield "target", "此类型不转至其他信息，请留空"
    if target.pk == information.pk or final_target(target) == information:
        yield "target", "不能转回本条信息"
    if not target.is_public:
        yield "target", "转至的信息必须是公众可以看到的"


def standing(information: Information) -> Removal | None:
    """The removal that holds now; None for what was never removed, or was restored."""
    if information.state != InformationState.REMOVED:
        return None
    return information.removals.filter(lifted_at__isnull=True).select_related("target").first()


def final_target(information: Information) -> Information | None:
    """Where a removed piece leads to in the end; None when it leads nowhere, or in a circle."""
    seen, here = {information.pk}, information
    while True:
        removal = standing(here)
        if removal is None or removal.target is None:
            return here if here.pk != information.pk else None
        here = removal.target
        if here.pk in seen:
            return None
        seen.add(here.pk)
