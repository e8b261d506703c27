"""The versions of a piece of information for its history: their fields as text, and whether they took effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.forms import plain
from gongkai.core.desk.kit import Version
from gongkai.information import kinds
from gongkai.information.content import REMOVED
from gongkai.information.enums import Disclosure, InformationState, RevisionState
from gongkai.information.models import Information
from gongkai.information.rows import as_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from gongkai.information.models import Revision

RELEASES = ("information.publish", "information.emergency_publish")
REMOVALS = ("information.remove", "information.undo_emergency")
DRAFT_SAVED = "草稿已保存"
UNSHOWN = {"issuer_id", REMOVED}  # the issuer is told by its name, what goes is told apart


def versions(row: Information) -> list[Version]:
    """Every revision with its fields as text, by their Chinese names."""
    revisions = list(row.revisions.all())
    effective = _effective(row, revisions)
    return [
        Version(
            number=revision.number,
            at=revision.created_at,
            author=revision.author_name,
            content={label(row.kind, name): text for name, text in _texts(revision.content, row)},
            reason=revision.reason,
            state=_state(revision, effective),
            besides=tuple(f"删除附件：{name}" for name in revision.content.get(REMOVED, {}).values()),
        )
        for revision in revisions
    ]


def label(kind: str, name: str) -> str:
    """A field's Chinese name."""
    own = kinds.get(kind).field(name) if kinds.exists(kind) else None
    columns = {field.attname: str(field.verbose_name) for field in Information._meta.concrete_fields}
    return own.label if own else columns.get(name, name)


def _state(revision: Revision, effective: set[int]) -> str:
    if revision.state == RevisionState.APPLIED and revision.number not in effective:
        return DRAFT_SAVED
    return str(revision.get_state_display())


def _effective(row: Information, revisions: Iterable[Revision]) -> set[int]:
    """The numbers of the versions that the public once saw: those made while the record was public, and the last
    one before each release."""
    applied = [each for each in revisions if each.state == RevisionState.APPLIED]
    moves = _moves(row)
    shown = {each.number for each in applied if _public_at(each.created_at, moves, row)}
    for released, public in moves:
        if public:
            shown |= {max((each.number for each in applied if each.created_at <= released), default=0)}
    return shown


def _moves(row: Information) -> list[tuple[dt.datetime, bool]]:
    """When the record came before the public and when it was taken off, in order."""
    entries = AuditEntry.objects.filter(
        subject_type="information.information",
        subject_id=str(row.pk),
        event__in=RELEASES + REMOVALS,
    )
    rows = entries.order_by("sequence").values_list("at", "event")
    return [(at, event in RELEASES) for at, event in rows]


def _public_at(moment: dt.datetime, moves: Sequence[tuple[dt.datetime, bool]], row: Information) -> bool:
    """What an import brought in was public without ever being released here."""
    for at, public in reversed(moves):
        if at <= moment:
            return public
    if moves:
        return not moves[0][1]
    return row.state in (InformationState.PUBLISHED, InformationState.REMOVED)


def _texts(content: dict[str, Any], row: Information) -> list[tuple[str, str]]:
    found = []
    for name, value in content.items():
        if name == "elements":
            found += [(code, _text(code, each)) for code, each in (value or {}).items()]
        elif name == "rows_sha256":
            found.append((name, as_words(row, value) if value else ""))
        elif name not in UNSHOWN:
            found.append((name, _text(name, value)))
    return found


def _text(name: str, value: Any) -> str:
    if name == "body_html":
        return plain(value or "")
    if name == "disclosure":
        return str(dict(Disclosure.choices).get(value, value))
    if name == "kind" and kinds.exists(value):
        return kinds.get(value).label
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
