"""A daily duty is done once a day by one worker, and again when it failed."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection

from gongkai.core import duties
from gongkai.core.duties import daily, run_due

MORNING = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)  # nine o'clock in Shanghai


@pytest.fixture(autouse=True)
def no_duties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "_duties", {})


def test_a_duty_is_done_once_a_day(db: None) -> None:
    done: list[dt.date] = []
    daily("t")(lambda: done.append(dt.date.min))
    with time_machine.travel(MORNING, tick=False) as clock:
        assert run_due() == ["t"]
        assert run_due() == []
        clock.shift(dt.timedelta(hours=15))  # midnight in Shanghai, the same day in UTC
        assert run_due() == ["t"]
    assert len(done) == 2


def test_a_failed_duty_is_tried_again_and_holds_up_no_other(db: None) -> None:
    attempts: list[int] = []

    def fail_once() -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise ValueError("坏")

    daily("a")(fail_once)
    daily("b")(lambda: None)
    assert run_due() == ["b"]
    assert run_due() == ["a"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_it_once() -> None:
    done: list[int] = []
    daily("t")(lambda: done.append(1))
    start = threading.Barrier(3)

    def work() -> None:
        start.wait()
        try:
            run_due()
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [1]
