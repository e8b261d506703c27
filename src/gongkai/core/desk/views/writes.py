"""Creating, editing and acting: parse, call one action of the module, lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.core.desk import offers
from gongkai.core.desk.access import actor_of, on_module
from gongkai.core.desk.forms import ReasonForm, differences, explain, speak
from gongkai.core.desk.submit import StaleError, submit
from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse

    from gongkai.core.desk.module import Act, FormAct, Module

BOTH = require_http_methods(["GET", "HEAD", "POST"])
CONFLICT = 409


@BOTH
@on_module
def create(request: HttpRequest, module: Module) -> HttpResponse:
    """A new record by the module's form; 404 for who may not make one."""
    if not module.create or not offers.may(module, module.create, None, actor_of(request)):
        raise Http404
    return _form(request, module, module.create, None)


@BOTH
@on_module
def edit(request: HttpRequest, module: Module, pk: int) -> HttpResponse:
    """Editing by the module's form; whoever may see but not edit is told so."""
    actor = actor_of(request)
    record = module.record(actor, pk)
    if not module.edit:
        raise Http404
    if not offers.may(module, module.edit, record, actor):
        return _refused(request, module, record, "您不能在当前状态下编辑这条记录。")
    return _form(request, module, module.edit, record)


@BOTH
@on_module
def act(request: HttpRequest, module: Module, pk: int, event: str) -> HttpResponse:
    """One address for every act: GET asks for what the act needs, POST carries it out."""
    actor = actor_of(request)
    record = module.record(actor, pk)
    wanted = offers.act_or_404(module, event)
    form = _act_form(module, wanted, record, request)
    speak(form)
    if request.method != "POST":
        why = offers.refusal(module, wanted, record, actor)
        return _refused(request, module, record, why) if why else _act_page(request, module, wanted, record, form)
    if not form.is_valid():
        return _act_page(request, module, wanted, record, form, status=400)

    def do(fresh: Any) -> str:
        offers.require(module, wanted, fresh, actor)
        wanted.do(fresh, actor=actor, **form.cleaned_data)
        return _address(module, fresh, done=event)

    try:
        return HttpResponseRedirect(submit(request, module, act=event, pk=pk, do=do, actor=actor))
    except GongkaiError as error:
        explain(form, error)
        return _act_page(request, module, wanted, module.record(actor, pk), form, status=CONFLICT)


def _form(request: HttpRequest, module: Module, form_act: FormAct, record: Any) -> HttpResponse:
    actor = actor_of(request)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_act.build(data, files, record, actor)
    speak(form)
    if data is None or not form.is_valid():
        return _form_page(request, module, form_act, record, form, status=200 if data is None else 400)

    def do(fresh: Any) -> str:
        return _address(module, form_act.do(fresh, form, actor) or fresh, done="edit" if record else "create")

    try:
        pk = record.pk if record else None
        return HttpResponseRedirect(
            submit(request, module, act="edit" if record else "create", pk=pk, do=do, actor=actor)
        )
    except GongkaiError as error:
        explain(form, error)
        fresh = module.record(actor, record.pk) if record else None
        extra = {"differences": differences(form, fresh)} if isinstance(error, StaleError) else {}
        return _form_page(request, module, form_act, fresh, form, status=CONFLICT, **extra)


def _form_page(
    request: HttpRequest,
    module: Module,
    form_act: FormAct,
    record: Any,
    form: BaseForm,
    *,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    context = {
        "module": module,
        "record": record,
        "form": form,
        "label": form_act.label,
        "button": form_act.button,
        "version": module.version(record) if record else "",
        "key": request.POST.get("idempotency_key", ""),
        **extra,
    }
    return render(request, "desk/form.html", context, status=status)


def _act_form(module: Module, wanted: Act, record: Any, request: HttpRequest) -> BaseForm:
    data = request.POST if request.method == "POST" else None
    if wanted.form:
        form = wanted.form(data, record, actor_of(request))
        form.files = request.FILES
        return form
    line = offers.line_of(module, wanted, record, actor_of(request))
    return ReasonForm(data) if line and line.needs_reason else forms.Form(data)


def _act_page(
    request: HttpRequest, module: Module, wanted: Act, record: Any, form: BaseForm, *, status: int = 200
) -> HttpResponse:
    line = offers.line_of(module, wanted, record, actor_of(request))
    context = {
        "module": module,
        "record": record,
        "form": form,
        "label": offers.label(module, wanted),
        "button": wanted.button or offers.label(module, wanted),
        "title": module.heading(record),
        "version": module.version(record),
        "key": request.POST.get("idempotency_key", ""),
        "destructive": bool(line and line.destructive),
        "state_tone": module.tone(record),
    }
    return render(request, "desk/act.html", context, status=status)


def _refused(request: HttpRequest, module: Module, record: Any, why: str) -> HttpResponse:
    context = {"module": module, "record": record, "why": why}
    return render(request, "desk/refused.html", context, status=403)


def _address(module: Module, record: Any, *, done: str) -> str:
    return f"{reverse('desk:detail', args=[module.code, record.pk])}?done={done}"
