"""Every write to information: a function for each act, with its actor, in one transaction, with its entry."""

from gongkai.information.actions.approval import (
    pass_review,
    publish,
    return_for_correction,
    submit,
)
from gongkai.information.actions.attachments import add_attachment, remove_attachment
from gongkai.information.actions.drafting import create, edit
from gongkai.information.actions.emergency import (
    chase_second_approvals,
    confirm_emergency,
    emergency_publish,
    undo_emergency,
)
from gongkai.information.actions.relations import add_relation, confirm_relation, refuse_relation
from gongkai.information.actions.removal import remove, restore
from gongkai.information.actions.revisions import approve_revision, reject_revision
from gongkai.information.actions.schedule import release_due, schedule, unschedule
from gongkai.information.actions.validity import record_validity, refresh_due, refresh_validity

__all__ = [
    "add_attachment",
    "add_relation",
    "approve_revision",
    "chase_second_approvals",
    "confirm_emergency",
    "confirm_relation",
    "create",
    "edit",
    "emergency_publish",
    "pass_review",
    "publish",
    "record_validity",
    "refresh_due",
    "refresh_validity",
    "refuse_relation",
    "reject_revision",
    "release_due",
    "remove",
    "remove_attachment",
    "restore",
    "return_for_correction",
    "schedule",
    "submit",
    "undo_emergency",
    "unschedule",
]
