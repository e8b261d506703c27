"""A state table is checked when it is made, and what it does not list is forbidden."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from django.db.models import TextChoices

from gongkai.core.actors import PUBLIC
from gongkai.core.errors import RefusedError
from gongkai.core.flow import Flow, FlowError, Guard, Transition
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


class State(TextChoices):
    DRAFT = "draft", "草稿"
    OUT = "out", "已发出"
    GONE = "gone", "已收回"


class Event(TextChoices):
    SEND = "send", "发出"
    RECALL = "recall", "收回"


@dataclass
class Letter:
    state: str = State.DRAFT
    seats: frozenset[Role] = field(default_factory=frozenset)
    sealed: bool = True

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        return self.seats


SEALED = Guard("sealed", lambda letter, _actor: "" if letter.sealed else "尚未盖章。")
SEND = Transition(Event.SEND, (State.DRAFT,), State.OUT, frozenset({Role.PUBLISHER}), guards=(SEALED,))
RECALL = Transition(Event.RECALL, (State.OUT,), State.GONE, frozenset({Role.SIGNATORY}), needs_reason=True)


def flow(*transitions: Transition, ends: frozenset[State] = frozenset({State.GONE})) -> Flow:
    return Flow("信件", State, Event, (State.DRAFT,), ends, transitions or (SEND, RECALL))


def test_only_listed_combinations_of_state_event_and_role_are_allowed() -> None:
    permitted = {(State.DRAFT, Event.SEND, Role.PUBLISHER), (State.OUT, Event.RECALL, Role.SIGNATORY)}
    table = flow()
    for state, event, role in product(State, Event, Role):
        letter = Letter(state, frozenset({role}))
        if (state, event, role) in permitted:
            assert table.require(event, letter, PUBLIC, reason="写错了").event == event
        else:
            with pytest.raises(RefusedError):
                table.require(event, letter, PUBLIC, reason="写错了")


def test_an_act_that_needs_a_reason_is_refused_without_one() -> None:
    letter = Letter(State.OUT, frozenset({Role.SIGNATORY}))
    with pytest.raises(RefusedError, match="须说明理由"):
        flow().require(Event.RECALL, letter, PUBLIC, reason="  ")


def test_a_guard_refuses_in_its_own_words() -> None:
    letter = Letter(State.DRAFT, frozenset({Role.PUBLISHER}), sealed=False)
    assert flow().allowed(letter, PUBLIC) == []
    with pytest.raises(RefusedError, match="尚未盖章"):
        flow().require(Event.SEND, letter, PUBLIC)


def test_the_bar_of_acts_lists_what_the_actor_may_do_now() -> None:
    letter = Letter(State.DRAFT, frozenset({Role.PUBLISHER, Role.SIGNATORY}))
    assert [line.event for line in flow().allowed(letter, PUBLIC)] == [Event.SEND]


@pytest.mark.parametrize(
    ("transitions", "fault"),
    [
        ((SEND,), "事件“收回”未使用"),
        ((SEND,), "状态“已收回”无从到达"),
        ((SEND, replace(RECALL, sources=(State.DRAFT,))), "状态“已发出”无法办结"),
        ((SEND, RECALL, replace(SEND, target=State.GONE)), "有两行"),
        ((SEND, replace(RECALL, roles=frozenset())), "角色不存在"),
        ((SEND, replace(RECALL, roles=frozenset({"chief"}))), "角色不存在"),
        ((SEND, replace(RECALL, target="lost")), "不存在的名称"),
    ],
)
def test_a_table_that_cannot_work_does_not_start(transitions: tuple[Transition, ...], fault: str) -> None:
    with pytest.raises(FlowError, match=fault):
        flow(*transitions)
