"""What the engine does by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage

from gongkai.cases import strays
from gongkai.cases.actions.documents import ERASE
from gongkai.cases.actions.letters import RENDER
from gongkai.cases.actions.recount import recount
from gongkai.cases.actions.rendering import make_files
from gongkai.cases.foi import retention
from gongkai.core import outbox
from gongkai.core.actors import system
from gongkai.core.duties import daily
from gongkai.core.outbox import subscriber

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUND = "cases.round"
ROUNDS: dict[str, Callable[[], object]] = {
    "cases.recount": lambda: recount(actor=system("期限重算")),
    "cases.erase_identities": lambda: retention.erase_identities(actor=system("身份证明到期销毁")),
    "cases.forget": lambda: retention.forget_applicants(actor=system("个人信息到期清除")),
    "cases.strays": strays.sweep,
}


def _owe(duty: str) -> None:
    """A duty is one transaction, a round over all cases must not be: each case has its own, and nobody waits for
    the last one. So the worker makes the round; killed in between, it begins anew and finds what is left."""
    outbox.put(ROUND, duty=duty)


for _name in ROUNDS:
    daily(_name)(partial(_owe, _name))


@subscriber(ROUND, lease_seconds=3600)
def make_rounds(payloads: Sequence[dict[str, Any]]) -> None:
    """Over all cases, once a day: due dates by today's calendar, what must be destroyed, what nobody names."""
    for payload in payloads:
        ROUNDS[payload["duty"]]()


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
