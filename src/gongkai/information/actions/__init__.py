"""Every write to information: a function for each act, with its actor, in one transaction, with its entry."""

from gongkai.information.actions.approval import (
    clear_secrecy,
    pass_review,
    publish,
    return_for_correction,
    submit,
    withdraw,
)
from gongkai.information.actions.attachments import add_attachment, remove_attachment
from gongkai.information.actions.cataloguing import link_item, unlink_item
from gongkai.information.actions.cleanup import close_cleanup, give_verdict, open_cleanup, warn_expiring
from gongkai.information.actions.drafting import create, edit
from gongkai.information.actions.emergency import (
    chase_second_approvals,
    confirm_emergency,
    emergency_publish,
    undo_emergency,
)
from gongkai.information.actions.packaging import (
    add_material,
    plan_interpretation,
    remove_material,
    waive_interpretation,
)
from gongkai.information.actions.relations import add_relation, confirm_relation, refuse_relation
from gongkai.information.actions.removal import remove, restore
from gongkai.information.actions.reviewing import (
    add_opinion,
    answer_countersign,
    ask_countersign,
    cancel_countersign,
    delegate,
    settle_opinion,
)
from gongkai.information.actions.revisions import approve_revision, reject_revision
from gongkai.information.actions.rules import set_publishing_rule
from gongkai.information.actions.schedule import release_due, schedule, unschedule
from gongkai.information.actions.validity import record_validity, refresh_due, refresh_validity

__all__ = [
    "add_attachment",
    "add_material",
    "add_opinion",
    "add_relation",
    "answer_countersign",
    "approve_revision",
    "ask_countersign",
    "cancel_countersign",
    "chase_second_approvals",
    "clear_secrecy",
    "close_cleanup",
    "confirm_emergency",
    "confirm_relation",
    "create",
    "delegate",
    "edit",
    "emergency_publish",
    "give_verdict",
    "link_item",
    "open_cleanup",
    "pass_review",
    "plan_interpretation",
    "publish",
    "record_validity",
    "refresh_due",
    "refresh_validity",
    "refuse_relation",
    "reject_revision",
    "release_due",
    "remove",
    "remove_attachment",
    "remove_material",
    "restore",
    "return_for_correction",
    "schedule",
    "set_publishing_rule",
    "settle_opinion",
    "submit",
    "undo_emergency",
    "unlink_item",
    "unschedule",
    "waive_interpretation",
    "warn_expiring",
    "withdraw",
]
