"""Filters on top of a list: django-filter, plus the search box that every list has."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Q

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor


class DeskFilterSet(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """The base of every list's filters. `actor` and `search` are at hand for filters that depend on them."""

    q = django_filters.CharFilter(label="搜索", method="search_for")

    def __init__(self, *args: Any, actor: Actor, search: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.actor, self.search = actor, search
        super().__init__(*args, **kwargs)
        for field in self.form.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def search_for(self, rows: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Every word must occur in one of the module's search fields."""
        words = text.split()
        if not words or not self.search:
            return rows
        terms = [reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.search)) for word in words]
        return rows.filter(reduce(and_, terms))
