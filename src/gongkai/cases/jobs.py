"""What the engine does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage

from gongkai.cases.actions.documents import ERASE
from gongkai.cases.actions.letters import RENDER
from gongkai.cases.actions.recount import recount
from gongkai.cases.actions.rendering import make_files
from gongkai.cases.foi import retention
from gongkai.core.actors import system
from gongkai.core.duties import daily
from gongkai.core.outbox import subscriber

if TYPE_CHECKING:
    from collections.abc import Sequence


@daily("cases.recount")
def recount_all() -> None:
    """Every open case, by today's calendar."""
    recount(actor=system("期限重算"))


@daily("cases.erase_identities")
def erase_identities() -> None:
    """The proofs of identity that are no longer needed."""
    retention.erase_identities(actor=system("身份证明到期销毁"))


@daily("cases.forget")
def forget_applicants() -> None:
    """Who stood in cases that ended long ago."""
    retention.forget_applicants(actor=system("个人信息到期清除"))


@subscriber(RENDER, lease_seconds=300)
def write_letters(payloads: Sequence[dict[str, Any]]) -> None:
    """The Word file and the PDF of each letter; a letter that has them keeps them."""
    for payload in payloads:
        make_files(payload["letter"])


@subscriber(ERASE, batch=50, lease_seconds=600)
def empty_the_store(payloads: Sequence[dict[str, Any]]) -> None:
    """Delete the sealed files of what was destroyed; one that is gone already is as it should be."""
    for payload in payloads:
        default_storage.delete(payload["stored"])
