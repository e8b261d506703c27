"""Who: organizations with their names, posts, people, and the names that nobody could place yet."""

from gongkai.orgs.models.names import GroupName, OrganizationName, UnresolvedName
from gongkai.orgs.models.organization import Organization, OrganizationKind
from gongkai.orgs.models.people import Appointment, Person, Post

__all__ = [
    "Appointment",
    "GroupName",
    "Organization",
    "OrganizationKind",
    "OrganizationName",
    "Person",
    "Post",
    "UnresolvedName",
]
