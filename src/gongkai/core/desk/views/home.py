"""我的待办."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.registry import modules
from gongkai.core.desk.todo import parts

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the person, with its clocks."""
    todo = parts(modules(), actor_of(request), timezone.localdate())
    return render(request, "desk/home.html", {"parts": todo, "here": "home"})
