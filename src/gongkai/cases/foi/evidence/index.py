"""The first page of a package: what it holds, what it lacks, with links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from gongkai.cases.foi.evidence import contents

if TYPE_CHECKING:
    from gongkai.cases.foi.evidence.masking import Masks
    from gongkai.cases.foi.evidence.package import Package

LABELS = {
    "registration.json": "登记信息和申请内容",
    "events.json": "办理经过",
    "trail.json": "审计记录（含摘要链）",
    "search.json": "检索记录",
    "consultations.json": "征求意见及意见",
    "approvals.json": "审核、保密审查和签发",
    "service.json": "送达",
    "clock.json": "期限计算（数据）",
    "clock.txt": "期限计算（文字）",
}


def index(made: Package, hidden: Masks | None) -> bytes:
    """The page, without a word of the moment at which it was made."""
    case = made.case
    facts: dict[str, Any] = {
        "case": case,
        "title": hidden.text(case.title) if hidden else case.title,
        "redacted": hidden is not None,
        "gaps": list(dict.fromkeys(made.gaps)),
        "left_out": made.left_out,
        "events": hidden.data(_rows(made)) if hidden else _rows(made),
        "files": [(path, LABELS.get(path, path.rpartition("/")[2])) for path in sorted(made.files)],
    }
    return render_to_string("cases/evidence.html", facts).encode()


def _rows(made: Package) -> list[dict[str, str]]:
    return [
        {"on": each["on"].isoformat(), "label": each["label"], "by": each["by"]}
        for each in contents.events(made.case)
    ]
