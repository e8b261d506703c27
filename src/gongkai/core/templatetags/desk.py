"""Tags of the desk's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

if TYPE_CHECKING:
    from django.template import RequestContext

    from gongkai.core.desk.module import Module

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_navigation(context: RequestContext) -> list[dict[str, Any]]:
    """The modules in which whoever looks has work, by section, and which one the page belongs to."""
    from gongkai.core.desk.registry import modules  # noqa: PLC0415 - the registry needs the apps to be loaded

    here, actor = getattr(context.get("module"), "code", ""), context["request"].actor
    shown = [one for one in modules() if one.concerns(actor) or one.code == here]
    return [
        {
            "label": section,
            "modules": [{"code": one.code, "label": one.label, "current": one.code == here} for one in held],
        }
        for section, held in _by_section(shown)
    ]


def _by_section(shown: list[Module]) -> list[tuple[str, list[Module]]]:
    """The modules under their headings, each heading where its first module stands."""
    found: dict[str, list[Module]] = {}
    for one in shown:
        found.setdefault(one.section, []).append(one)
    return list(found.items())


@register.simple_tag
def posts_of(person: Any) -> list[str]:
    """The posts that the person holds today, as the user menu names them."""
    held = person.appointments.current(timezone.localdate()).select_related("post__organization")
    return [str(appointment.post) for appointment in held]
