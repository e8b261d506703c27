"""Filling in the forms of the desk, as a browser would."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

if TYPE_CHECKING:
    from django.http import HttpResponse

    from gongkai.cases.models import Case
    from gongkai.core.roles import Role
    from tests.factories.cases import Office


def day(days: int = 0) -> str:
    """A day from today, as browsers send it."""
    return (timezone.localdate() + dt.timedelta(days=days)).isoformat()


@dataclass
class Clerk:
    """Somebody of an office at a browser."""

    client: Client

    def page(self, case: Case, **query: str) -> Any:
        return self.client.get(reverse("desk:detail", args=["foi", case.pk]), query)

    def form(self, case: Case, event: str) -> Any:
        return self.client.get(reverse("desk:act", args=["foi", case.pk, str(event)]))

    def act(self, case: Case, event: str, **data: Any) -> Any:
        """Submit the form of an act; with a key of its own, unless one is given."""
        filled = {"idempotency_key": str(uuid.uuid4()), **data}
        return self.client.post(reverse("desk:act", args=["foi", case.pk, str(event)]), filled)

    def register(self, **data: Any) -> Any:
        filled = {"idempotency_key": str(uuid.uuid4()), **data}
        return self.client.post(reverse("desk:create", args=["foi"]), filled)


def at_desk(office: Office, role: Role) -> Clerk:
    """Whoever holds that seat of the office, signed in."""
    client = Client()
    client.force_login(office.people[role])
    return Clerk(client)


def in_state(case: Case, state: str) -> Case:
    """The case as if it stood there, whatever happened in it."""
    type(case).objects.filter(pk=case.pk).update(state=str(state))
    case.refresh_from_db()
    return case


def version_of(case: Case) -> int:
    return type(case).objects.values_list("version", flat=True).get(pk=case.pk)


def errors_of(response: HttpResponse) -> dict[str, list[str]]:
    """What the form says is wrong, by field; on top under "__all__"."""
    return {name: list(map(str, found)) for name, found in response.context["form"].errors.items()}
