"""The same submission twice is once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from gongkai.core.actors import system
from gongkai.core.errors import InvalidInputError
from gongkai.core.idempotency import IdempotencyRecord, Outcome, new_key, once

ROBOT = system("测试")


def test_a_repeated_submission_gives_the_first_outcome_and_acts_once(db: None) -> None:
    calls: list[int] = []

    def act() -> str:
        calls.append(1)
        return "/desk/1/"

    key = new_key()
    assert once(key, actor=ROBOT, act="create", do=act) == Outcome("/desk/1/", repeated=False)
    assert once(key, actor=ROBOT, act="create", do=act) == Outcome("/desk/1/", repeated=True)
    assert len(calls) == 1


def test_a_failed_act_leaves_its_key_free(db: None) -> None:
    def fail() -> str:
        raise ValueError("不成")

    key = new_key()
    with pytest.raises(ValueError, match="不成"):
        once(key, actor=ROBOT, act="create", do=fail)
    assert not IdempotencyRecord.objects.exists()
    assert once(key, actor=ROBOT, act="create", do=lambda: "好").result == "好"


@pytest.mark.parametrize("key", ["", "abc", "1" * 500])
def test_a_key_that_is_no_uuid_is_refused(db: None, key: str) -> None:
    with pytest.raises(InvalidInputError, match="幂等键"):
        once(key, actor=ROBOT, act="create", do=lambda: "")


def test_a_key_used_for_another_act_is_refused(db: None) -> None:
    key = new_key()
    once(key, actor=ROBOT, act="create", do=lambda: "")
    with pytest.raises(InvalidInputError, match="另一操作"):
        once(key, actor=ROBOT, act="delete", do=lambda: "")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_act_once() -> None:
    key, calls, outcomes = new_key(), [], []
    start = threading.Barrier(4)

    def act() -> str:
        calls.append(1)
        return "完成"

    def submit() -> None:
        start.wait()
        try:
            outcomes.append(once(key, actor=ROBOT, act="create", do=act))
        finally:
            connection.close()

    threads = [threading.Thread(target=submit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcome.result for outcome in outcomes] == ["完成"] * 4
    assert sorted(outcome.repeated for outcome in outcomes) == [False, True, True, True]
    with transaction.atomic():
        assert IdempotencyRecord.objects.count() == 1
