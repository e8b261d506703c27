"""Every write to organizations, names, posts and people: one function for each act, one audit entry for each."""

from gongkai.orgs.actions.elsewhere import settle_elsewhere
from gongkai.orgs.actions.names import add_name, define_group, note_unresolved, settle_name
from gongkai.orgs.actions.organizations import (
    abolish_organization,
    create_organization,
    merge_organizations,
    rename_organization,
)
from gongkai.orgs.actions.people import appoint, change_password, create_person, create_post, end_appointment

__all__ = [
    "abolish_organization",
    "add_name",
    "appoint",
    "change_password",
    "create_organization",
    "create_person",
    "create_post",
    "define_group",
    "end_appointment",
    "merge_organizations",
    "note_unresolved",
    "rename_organization",
    "settle_elsewhere",
    "settle_name",
]
