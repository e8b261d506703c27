"""Who can take a step: the people who hold its roles over an organization today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from gongkai.core.roles import ROLES_OVER_SUBTREE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.flow import Flow
    from gongkai.core.roles import Role


def holders(organization: Any, roles: Iterable[Role]) -> list[str]:
    """Names with their posts, of the people with one of the roles over `organization` (pk and path): one query."""
    wanted = {str(role) for role in roles}
    return sorted({f"{name}（{title}）" for name, title, held in _posts_over(organization) if wanted & held})


def steps(flow: Flow, record: Any, organization: Any) -> list[tuple[str, list[str]]]:
    """The acts open in the record's state, each with the people who may take it, whoever looks."""
    posts = _posts_over(organization)
    lines = [line for line in flow.transitions if record.state in line.sources]
    return [
        (str(flow.events(line.event).label), _named(posts, {str(role) for role in line.roles})) for line in lines
    ]


def _named(posts: list[tuple[str, str, set[str]]], wanted: set[str]) -> list[str]:
    return sorted({f"{name}（{title}）" for name, title, held in posts if wanted & held})


def _posts_over(organization: Any) -> list[tuple[str, str, set[str]]]:
    """(name, post, roles) of everybody in office; from above, only the roles that look after a subtree."""
    above = {int(part) for part in organization.path.split("/") if part}
    today = timezone.localdate()
    in_office = Q(appointments__until__isnull=True) | Q(appointments__until__gt=today)
    rows = (
        get_user_model()
        ._default_manager.filter(
            in_office,
            is_active=True,
            appointments__since__lte=today,
            appointments__post__organization__in=above | {organization.pk},
        )
        .values_list("name", "appointments__post__title", *(f"appointments__post__{name}" for name in _POST))
    )
    over = {str(role) for role in ROLES_OVER_SUBTREE}
    return [
        (name, title, set(held) if where == organization.pk else set(held) & over)
        for name, title, where, held in rows
    ]


_POST = ("organization_id", "roles")
