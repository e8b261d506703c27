"""申请前引导 at the desk: how many found published what they were about to apply for, month by month."""

from __future__ import annotations

from typing import Any

from gongkai.cases.office.querysets import OVERSEERS
from gongkai.core.desk.kit import Column, Module, Title, register
from gongkai.portal.foi.guidance import ended_there
from gongkai.portal.foi.models import Guidance, Turn


def month(row: Guidance) -> str:
    """2026年3月."""
    return f"{row.month.year}年{row.month.month}月"


def share(row: Guidance) -> str:
    """The share of those who did not have to apply."""
    found = ended_there(row)
    return "" if found is None else f"{found:g}%"


def facts(row: Guidance) -> list[tuple[str, Any]]:
    """The figures of a month in words."""
    return [
        ("月份", month(row)),
        *((turn.label, f"{row.counts[turn]} 次") for turn in Turn),
        ("引导率", share(row)),
    ]


register(
    Module(
        code="foi-guidance",
        label="申请前引导",
        section="依申请公开",
        seats=OVERSEERS,
        model=Guidance,
        position=20,
        columns=(
            Title("label", "月份", value=month, order=("month",)),
            *(Column(turn.value, turn.label, css="number") for turn in Turn),
            Column("share", "引导率", value=share, css="number"),
        ),
        order=("-month",),
        facts=facts,
        content_template="portal/foi/desk_guidance.html",
        own_tabs=("content",),
        heading=lambda row: f"{month(row)}：申请前引导",
        version=lambda _: "",
        owner=lambda _: "全市",
    )
)
