"""Tags of the desk's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

if TYPE_CHECKING:
    from django.template import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_navigation(context: RequestContext) -> list[dict[str, Any]]:
    """The registered modules, and which one the page belongs to."""
    from gongkai.core.desk.registry import modules  # noqa: PLC0415 - the registry needs the apps to be loaded

    here = getattr(context.get("module"), "code", "")
    return [{"code": one.code, "label": one.label, "current": one.code == here} for one in modules()]


@register.simple_tag
def posts_of(person: Any) -> list[str]:
    """The posts that the person holds today, as the user menu names them."""
    held = person.appointments.current(timezone.localdate()).select_related("post__organization")
    return [str(appointment.post) for appointment in held]
