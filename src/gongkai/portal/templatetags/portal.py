"""What only the portal's templates ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html_join

from gongkai.portal import meta
from gongkai.portal.titles import by_words

if TYPE_CHECKING:
    from django.template import Context
    from django.utils.safestring import SafeString

register = template.Library()
register.filter("by_words", by_words)


@register.simple_tag(takes_context=True)
def site_tags(context: Context) -> SafeString:
    """网站标签 of the page's site."""
    return _written(meta.of_site(context["site"]))


@register.simple_tag(takes_context=True)
def column_tags(context: Context) -> SafeString:
    """The tags that the view gave; of a page that gave none, those of its address."""
    match = context["request"].resolver_match
    return _written(context.get("tags") or meta.of_view(match.view_name if match else ""))


def _written(tags: meta.Tags) -> SafeString:
    return format_html_join("", '<meta name="{}" content="{}">\n', (tag for tag in tags if tag[1]))
