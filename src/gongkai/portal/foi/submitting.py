"""Submitting: one key, one case, however often the button is pressed."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils import timezone

from gongkai.cases.actions import add_document
from gongkai.cases.enums import Channel, Purpose
from gongkai.cases.foi import actions
from gongkai.cases.foi.models import FoiCase
from gongkai.core.actors import PUBLIC, applicant
from gongkai.core.errors import RefusedError
from gongkai.core.idempotency import IdempotencyRecord, once
from gongkai.portal.foi import drafting, guidance, traces
from gongkai.portal.foi.forms import ApplyForm
from gongkai.portal.foi.models import Draft, Turn
from gongkai.portal.foi.uploads import media_type

if TYPE_CHECKING:
    from gongkai.cases.models import Case

ACT = "foi.apply"
# So long a repeated submission leads to the code again; whoever comes later, perhaps another person at the same
# machine, is told that it was submitted, and nothing else.
FRESH = dt.timedelta(minutes=30)
TOO_LATE = "填写的内容已经过期（保留两小时），没有提交。请从头填写。"


def submitted(key: uuid.UUID) -> bool:
    """Whether an application went out under this key."""
    return IdempotencyRecord.objects.filter(key=key, actor_id=0).exists()


def submit(key: str, address: str) -> Case:
    """Enter the application that lies under the key; the same one for the same key. Raises RefusedError."""
    outcome = once(key, actor=PUBLIC, act=ACT, do=lambda: str(_enter(uuid.UUID(key), address)))
    case: Case | None = FoiCase.objects.filter(pk=outcome.result).first()
    if case is None or (outcome.repeated and timezone.now() - case.created_at > FRESH):
        raise RefusedError("这份申请已经提交过，查询码不再显示。请用当时记下的登记编号和查询码查询。")
    return case


def _enter(key: uuid.UUID, address: str) -> int:
    draft = Draft.objects.select_for_update().filter(pk=key).first()
    if draft is None or draft.touched_at < timezone.now() - drafting.LIFE:
        raise RefusedError(TOO_LATE)
    form = form_of(draft)
    if not form.is_valid():
        raise RefusedError("填写的内容有需要修改的地方，请返回修改后再提交。")
    case = actions.register(form.cleaned_data["unit"], form.application(), Channel.INTERNET, actor=PUBLIC)
    for file in draft.files.all():
        kind, seat = media_type(file.name), applicant(case.pk)
        add_document(case, Purpose(file.purpose), file.name, drafting.content(file), media_type=kind, actor=seat)
    traces.arrived(case, address)
    guidance.count(Turn.APPLIED)
    drafting.discard(draft)
    return int(case.pk)


def form_of(draft: Draft) -> ApplyForm:
    """The form as it was filled in."""
    data = QueryDict(mutable=True)
    data.update(draft.data)
    return ApplyForm(data, kept=drafting.counted(draft))
