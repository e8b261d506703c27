"""What only the portal's templates ask for."""

from __future__ import annotations

from django import template

from gongkai.portal.titles import by_words

register = template.Library()
register.filter("by_words", by_words)
