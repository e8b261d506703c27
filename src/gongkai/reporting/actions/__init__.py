"""Every write to an annual report: a function for each act, with its actor, in one transaction, with its entry."""

from gongkai.reporting.actions.approving import approve, clear, return_for_correction, submit, withdraw
from gongkai.reporting.actions.correcting import correct, discard
from gongkai.reporting.actions.drafting import draft, edit_prose, enter_figures, explain, recount
from gongkai.reporting.actions.publishing import publish

__all__ = [
    "approve",
    "clear",
    "correct",
    "discard",
    "draft",
    "edit_prose",
    "enter_figures",
    "explain",
    "publish",
    "recount",
    "return_for_correction",
    "submit",
    "withdraw",
]
