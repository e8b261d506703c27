"""What is done about personal data: masking it, or keeping it on a ground that is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.actions.base import locked, require_role
from gongkai.information.actions.drafting import edit
from gongkai.information.content import FIELDS
from gongkai.information.enums import InformationState, RevisionState
from gongkai.information.flow import EDITORS
from gongkai.information.personal.debts import recount_owing
from gongkai.information.personal.findings import BODY, PLAIN, unanswered
from gongkai.information.personal.keeping import keep
from gongkai.privacy import Profile, mask_html, masked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information, Revision
    from gongkai.information.personal.findings import Finding
    from gongkai.information.personal.models import PrivacyWaiver

MASKED = "掩去个人信息"


@transaction.atomic
def mask_personal_data(
    information: Information, *, actor: Actor, profile: Profile = Profile.PUBLIC
) -> tuple[Revision | None, list[Finding]]:
    """Mask what is open in title, summary, note, body and fields; an edit like any other, with its version.

    The version made (None when there was nothing to mask) and what has still to be seen to by hand: tables, files,
    values that markup tears apart. RefusedError where the information cannot be edited now.
    """
    row = locked(information)
    open_ = unanswered(row)
    values = _masked(row, open_, profile)
    made = edit(row, actor=actor, reason=MASKED, **values) if values else None
    if made is None:
        return None, open_
    recount_owing(locked(information))
    content = made.content if made.state == RevisionState.PENDING else None
    return made, unanswered(locked(information), content)


@transaction.atomic
def keep_personal_data(
    information: Information, *, actor: Actor, digests: Collection[str], ground: str
) -> list[PrivacyWaiver]:
    """State on what ground these values (`Finding.digest`) stay public; each is kept with its masked form alone.

    RefusedError without an editor's post there, or of what was taken off; InvalidInputError without a ground or
    for a digest that is not open.
    """
    row = locked(information)
    require_role(row, actor, EDITORS)
    if row.state == InformationState.REMOVED:
        raise RefusedError("信息已撤下，不必再作决定。")
    if not ground.strip():
        raise InvalidInputError("ground", "请写明保留的依据，如：《行政处罚法》第四十八条。")
    found = {each.digest: each for each in open_findings(row)}
    if unknown := set(digests) - found.keys():
        raise InvalidInputError("digests", f"有 {len(unknown)} 处已经处理或不再存在，请刷新后再选。")
    kept = keep(row, [found[digest] for digest in dict.fromkeys(digests)], actor, ground)
    recount_owing(row)
    return kept


def open_findings(information: Information) -> list[Finding]:
    """What is open in what stands, and in the revision that waits if there is one."""
    waiting = information.revisions.filter(state=RevisionState.PENDING).first()
    content = {name: value for name, value in waiting.content.items() if name in FIELDS} if waiting else {}
    return [*unanswered(information), *(unanswered(information, content) if content else ())]


def _masked(row: Information, open_: Iterable[Finding], profile: Profile) -> dict[str, Any]:
    """The fields that masking changes, with their new values."""
    values: dict[str, Any] = {}
    for finding in open_:
        hit = finding.hit
        hidden = masked(hit.type, hit.text, valid=hit.valid, profile=profile)
        if finding.field in PLAIN:
            standing = values.get(finding.field, getattr(row, finding.field))
            values[finding.field] = standing.replace(hit.text, hidden)
        elif finding.field == "elements":
            standing = values.get("elements", row.elements)
            values["elements"] = {
                code: value.replace(hit.text, hidden) if code == finding.code else value
                for code, value in standing.items()
            }
    body = [finding.hit for finding in open_ if finding.field == BODY]
    if body:
        values[BODY] = mask_html(row.body_html, body, profile)[0]
    return values
