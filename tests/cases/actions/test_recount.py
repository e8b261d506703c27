"""The days of all open cases are counted anew while others go on writing."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from gongkai.cases.actions import recount
from gongkai.cases.foi.models import KIND
from gongkai.cases.models import Case
from gongkai.core.actors import system
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

MANY = 2001  # more than a database hands over at once
DAY = dt.date(2026, 1, 5)


def write(key: int) -> None:
    with transaction.atomic():
        Case.objects.filter(pk=key).update(title="改过")


def elsewhere(key: int) -> None:
    try:
        write(key)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_round_goes_on_while_somebody_else_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    unit, touched = OrganizationFactory(), []
    kept = {"kind": KIND, "unit": unit, "state": "registered", "arrived_on": DAY, "received_on": DAY}
    Case.objects.bulk_create(Case(number=str(at), code=str(at), **kept) for at in range(MANY))

    def count(key: int, _actor: Actor) -> bool:
        if not touched:
            other = Thread(target=elsewhere, args=(key + 1,))
            other.start()
            other.join()
            write(key)
        touched.append(key)
        return False

    monkeypatch.setattr(import_module("gongkai.cases.actions.recount"), "_recount", count)
    recount(actor=system("测试"))
    assert len(touched) == MANY
