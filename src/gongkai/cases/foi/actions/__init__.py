"""Every act upon an application. Each is one event, or RefusedError with the reason why it may not be."""

from gongkai.cases.foi.actions.consulting import consult, opinion, opinion_lapsed
from gongkai.cases.foi.actions.correcting import (
    ask_correction,
    ask_reason,
    correct,
    correction_lapsed,
    give_reason,
)
from gongkai.cases.foi.actions.deciding import approve, clear, propose, return_for_rework, search, sign
from gongkai.cases.foi.actions.ending import archive, serve, void, withdraw
from gongkai.cases.foi.actions.fees import ask_fee, fee_lapsed, pay
from gongkai.cases.foi.actions.intake import assign, confirm, register, split, transfer
from gongkai.cases.foi.actions.serving import serve_any, serve_notice
from gongkai.cases.foi.actions.time import delay, extend

__all__ = [
    "approve",
    "archive",
    "ask_correction",
    "ask_fee",
    "ask_reason",
    "assign",
    "clear",
    "confirm",
    "consult",
    "correct",
    "correction_lapsed",
    "delay",
    "extend",
    "fee_lapsed",
    "give_reason",
    "opinion",
    "opinion_lapsed",
    "pay",
    "propose",
    "register",
    "return_for_rework",
    "search",
    "serve",
    "serve_any",
    "serve_notice",
    "sign",
    "split",
    "transfer",
    "void",
    "withdraw",
]
