"""What is owed is delivered at least once, whatever dies on the way."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from gongkai.core.outbox import BusyError, Worker, drain, put, put_many, registry
from gongkai.core.outbox.actions import revive
from gongkai.core.outbox.models import OutboxEntry, OutboxState
from gongkai.core.outbox.worker import MAX_ATTEMPTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


class Recorder:
    """A subscriber that remembers what it got and fails when told to."""

    def __init__(self) -> None:
        self.delivered: list[int] = []
        self.fail: Callable[[Sequence[dict[str, Any]]], Exception | None] = lambda _: None

    def __call__(self, payloads: Sequence[dict[str, Any]]) -> None:
        if error := self.fail(payloads):
            raise error
        self.delivered += [payload["n"] for payload in payloads]


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    recorder = Recorder()
    monkeypatch.setattr(registry, "_subscriptions", {})
    registry.subscriber("t", batch=3, lease_seconds=60)(recorder)
    return recorder


def owe(*numbers: int) -> None:
    with transaction.atomic():
        put_many("t", [{"n": n} for n in numbers])


def test_rows_are_delivered_in_order_and_leave(db: None, recorder: Recorder) -> None:
    owe(1, 2, 3, 4, 5, 6, 7)
    assert drain() == 7
    assert recorder.delivered == [1, 2, 3, 4, 5, 6, 7]
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_act_owes_nothing(recorder: Recorder) -> None:
    class FailedError(Exception):
        pass

    with pytest.raises(FailedError), transaction.atomic():
        put("t", n=1)
        raise FailedError
    assert drain() == 0
    with pytest.raises(transaction.TransactionManagementError):
        put("t", n=1)


def test_one_bad_row_does_not_hold_up_the_others(db: None, recorder: Recorder) -> None:
    recorder.fail = lambda payloads: ValueError("坏") if any(p["n"] == 2 for p in payloads) else None
    owe(1, 2, 3)
    Worker().run_once()
    assert recorder.delivered == [1, 3]
    left = OutboxEntry.objects.get()
    assert (left.payload, left.attempts, left.last_error) == ({"n": 2}, 1, "ValueError: 坏")


def test_failures_are_retried_with_growing_pauses_then_listed_as_dead(db: None, recorder: Recorder) -> None:
    recorder.fail = lambda _: ValueError("坏")
    waits = []
    with time_machine.travel(NOON, tick=False) as clock:
        owe(1)
        for _ in range(MAX_ATTEMPTS):
            Worker().run_once()
            entry = OutboxEntry.objects.get()
            waits.append(entry.not_before - timezone.now())
            clock.move_to(entry.not_before)
        assert waits[:3] == [dt.timedelta(seconds=5), dt.timedelta(seconds=10), dt.timedelta(seconds=20)]
        assert OutboxEntry.objects.get().state == OutboxState.DEAD
        recorder.fail = lambda _: None
        assert drain() == 0
        assert revive() == 1
        assert drain() == 1


def test_a_dead_workers_rows_are_taken_back_when_their_lease_is_over(db: None, recorder: Recorder) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        owe(1)
        dying = Worker("将亡")
        (subscription,) = registry.subscriptions()
        assert len(dying._claim(subscription)) == 1
        assert Worker().run_once() == 0
        clock.shift(61)
        assert Worker().run_once() == 1
    assert recorder.delivered == [1]


def test_a_dead_process_of_this_machine_gives_its_rows_back_at_once(db: None, recorder: Recorder) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    owe(1)
    lease = {"state": OutboxState.RUNNING, "taken_until": timezone.now() + dt.timedelta(minutes=2)}
    for holder in (f"{socket.gethostname()}:{os.getpid()}:alive", "elsewhere:1:far"):
        OutboxEntry.objects.update(taken_by=holder, **lease)
        assert Worker().run_once() == 0
    OutboxEntry.objects.update(taken_by=f"{socket.gethostname()}:{ended.pid}:dead", **lease)
    assert Worker().run_once() == 1


def test_a_row_that_kills_every_worker_ends_as_dead(db: None, recorder: Recorder) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        owe(1)
        (subscription,) = registry.subscriptions()
        for _ in range(MAX_ATTEMPTS):
            assert len(Worker()._claim(subscription)) == 1
            clock.shift(61)
            Worker().reap()
        assert OutboxEntry.objects.get().state == OutboxState.DEAD


def test_of_rows_held_together_only_the_one_that_kills_ends_as_dead(db: None, recorder: Recorder) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        owe(*range(9))
        (subscription,) = registry.subscriptions()
        for _ in range(60):
            worker = Worker()
            while entries := worker._claim(subscription):
                if any(entry.payload["n"] == 5 for entry in entries):
                    break  # and there the worker dies
                worker._deliver(subscription, entries)
            clock.shift(61)
            Worker().reap()
        left = OutboxEntry.objects.get()
    assert sorted(recorder.delivered) == [0, 1, 2, 3, 4, 6, 7, 8]
    assert (left.payload, left.state) == ({"n": 5}, OutboxState.DEAD)


def test_workers_killed_again_and_again_lose_nothing_that_is_delivered_one_by_one(
    db: None, recorder: Recorder
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        owe(*range(40))
        (subscription,) = registry.subscriptions()
        for _ in range(3 * MAX_ATTEMPTS):  # each dies in the midst of what it claimed, as soon as that is many
            worker = Worker()
            while len(entries := worker._claim(subscription)) == 1:
                worker._deliver(subscription, entries)
            clock.shift(61)
            Worker().reap()
        drain()
    assert sorted(recorder.delivered) == list(range(40))
    assert not OutboxEntry.objects.exists()


def test_a_busy_subscriber_costs_no_attempt(db: None, recorder: Recorder) -> None:
    recorder.fail = lambda _: BusyError("他人占用")
    owe(1, 2)
    assert Worker().run_once() == 0
    assert set(OutboxEntry.objects.values_list("state", "attempts")) == {(OutboxState.PENDING, 0)}
    recorder.fail = lambda _: None
    assert drain() == 2


@pytest.mark.django_db(transaction=True)
def test_several_workers_share_the_rows(recorder: Recorder) -> None:
    owe(*range(60))

    def work() -> None:
        try:
            drain()
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(recorder.delivered) == list(range(60))
