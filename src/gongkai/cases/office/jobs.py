"""What the worker does for the office: making redacted copies, looking into files before they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.models import CaseDocument
from gongkai.cases.office import checking, redacting
from gongkai.core.actors import system
from gongkai.core.errors import RefusedError
from gongkai.core.outbox import subscriber

if TYPE_CHECKING:
    from collections.abc import Sequence


@subscriber(redacting.MAKE, lease_seconds=900)
def make_copies(payloads: Sequence[dict[str, Any]]) -> None:
    """The copy of each plan; a plan changed since is left to its own turn."""
    for payload in payloads:
        redacting.carry_out(payload["redacting"], payload["version"])


@subscriber(checking.CHECK, lease_seconds=900)
def look_into(payloads: Sequence[dict[str, Any]]) -> None:
    """The look before release; once for the same bytes and the same people."""
    for payload in payloads:
        document = CaseDocument.objects.select_related("case__unit", "made_from").get(pk=payload["document"])
        try:
            checking.check(document, actor=system("提供前检查"))
        except RefusedError:
            continue  # erased meanwhile: there is nothing left to give
