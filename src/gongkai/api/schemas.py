"""What the law's answers look like, for the description of the API; the fields are those of `gongkai law`."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class Event(Schema):
    """An event: `days` and `approved_by` for an extension, `until` for an agreed delay."""

    type: str
    on: str
    days: int | None = None
    approved_by: str | None = None
    until: str | None = None


class Question(Schema):
    """A case, as `gongkai law due` reads it from a file."""

    procedure: str = "foi"
    channel: str | None = None
    events: list[Event]
    known_at: str | None = None
    as_of: str | None = None


class ProofSpan(Schema):
    """Days on end with one reason."""

    from_: str
    to: str | None
    days: int | None
    counted: int
    why: str
    rule: str

    model_config = {"alias_generator": lambda name: name.rstrip("_"), "populate_by_name": True}


class DueAnswer(Schema):
    """A due date with its proof."""

    due: str | None
    provisional: bool
    state: str
    remaining: int | None
    proof: list[ProofSpan]
    rules: list[str]
    text: str


class Refusal(Schema):
    """Why there is no answer; for an impossible history with the rule and the event."""

    error: str
    rule: str | None = None
    event: Any = None


class SumAnswer(Schema):
    """A day, and whether it rests on years that are not announced."""

    date: str
    provisional: bool


class FeeAnswer(Schema):
    """An amount in fen, and its steps."""

    fen: int
    steps: list[dict[str, Any]]


class Verdict(Schema):
    """Whether a number is right, its normal form, and why."""

    valid: bool
    normalised: str | None
    why: str


class Number(Schema):
    """A number to check; in the body, since it may be personal."""

    value: str
