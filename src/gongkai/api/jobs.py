"""Answers kept for repeated calls are dropped once nobody repeats them any more."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from gongkai.api.models import ApiAnswer
from gongkai.core.duties import daily

KEPT = dt.timedelta(days=30)


@daily("api.answers")
def forget_answers() -> int:
    """Drop what was answered more than `KEPT` ago; how many there were."""
    deleted, _ = ApiAnswer.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return deleted
