"""Every act upon a review or a suit. Each is one event, or RefusedError with the reason why it may not be."""

from gongkai.cases.disputes.actions.answering import answer, draft, evidence, evidence_delay, return_draft, sign
from gongkai.cases.disputes.actions.judging import (
    appeal,
    appeal_answer,
    appeal_copy,
    decide,
    judge,
    judge_appeal,
    remand,
    take_effect,
)
from gongkai.cases.disputes.actions.lessons import approve_lesson, take_back_lesson, write_lesson
from gongkai.cases.disputes.actions.redoing import redo
from gongkai.cases.disputes.actions.registering import Filing, archive, assign, copy, procedure, register, void
from gongkai.cases.disputes.actions.running import extend, hearing, resume, suspend

__all__ = [
    "Filing",
    "answer",
    "appeal",
    "appeal_answer",
    "appeal_copy",
    "approve_lesson",
    "archive",
    "assign",
    "copy",
    "decide",
    "draft",
    "evidence",
    "evidence_delay",
    "extend",
    "hearing",
    "judge",
    "judge_appeal",
    "procedure",
    "redo",
    "register",
    "remand",
    "resume",
    "return_draft",
    "sign",
    "suspend",
    "take_back_lesson",
    "take_effect",
    "void",
    "write_lesson",
]
