"""What happens to ledgers on their own: units are resolved once a name is settled."""

from __future__ import annotations

from gongkai.orgs.settled import on_settled
from gongkai.tasks.actions import resolve_again

on_settled(resolve_again)
