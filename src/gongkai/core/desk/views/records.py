"""A record: its header, its tabs, its checks, the acts allowed now; and its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.core.desk import history, offers, people, timeline
from gongkai.core.desk.access import actor_of, on_module

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.core.actors import Actor
    from gongkai.core.desk.module import Module, Tab

OWN_TABS = {"content": "内容", "flow": "流程", "timeline": "时间轴"}


@require_safe
@on_module
def detail(request: HttpRequest, module: Module, pk: int) -> HttpResponse:
    """One record; 404 for one that is not there or not the person's to see."""
    actor = actor_of(request)
    record = module.record(actor, pk)
    code = request.GET.get("tab", "content")
    context = header(module, record, actor, here=code) | _tab(module, record, actor, code)
    done = request.GET.get("done", "")
    context["done"] = module.outcome(done)
    context["event"] = done
    return render(request, "desk/detail.html", context)


@require_safe
@on_module
def versions(request: HttpRequest, module: Module, pk: int) -> HttpResponse:
    """The history: each version against the one before, or two chosen ones (`?from=1&to=4`)."""
    actor = actor_of(request)
    record = module.record(actor, pk)
    if not module.versions:
        raise Http404
    known = module.versions(record)
    first, second = request.GET.get("from", ""), request.GET.get("to", "")
    chosen = history.between(known, int(first), int(second)) if first.isdecimal() and second.isdecimal() else None
    context = header(module, record, actor, here="history")
    context |= {"steps": [chosen] if chosen else history.steps(known), "versions": known, "chosen": chosen}
    return render(request, "desk/history.html", context)


@require_safe
@on_module
def file(request: HttpRequest, module: Module, pk: int, file_pk: int) -> FileResponse:
    """A file of a record, for who may see the record, whatever its state; 404 for anything else."""
    record = module.record(actor_of(request), pk)
    if not module.files:
        raise Http404
    row = get_object_or_404(module.files(record), pk=file_pk)
    if not row.file or not row.file.storage.exists(str(row.file.name)):
        raise Http404
    kind = row.media_type or "application/octet-stream"
    return FileResponse(row.file.open("rb"), as_attachment=True, filename=row.name, content_type=kind)


def header(module: Module, record: Any, actor: Actor, *, here: str) -> dict[str, Any]:
    """What stands on every page of a record."""
    due, done, ended = module.clock(record) if module.clock else (None, None, False)
    steps = _people(module, record)
    now, others = people.by_use(steps, list(map(str, module.useful(record))) if module.useful else [])
    return {
        "module": module,
        "record": record,
        "title": module.heading(record),
        "version": module.version(record),
        "owner": module.owner(record),
        "notices": module.notices(record, actor),
        "state_tone": module.tone(record),
        "clock_due": due,
        "clock_done": done,
        "clock_ended": ended,
        "offers": offers.offers(module, record, actor),
        "people": steps,
        "people_now": now,
        "people_else": others,
        "checks": module.checks(record) if module.checks else [],
        "tabs": list(_tabs(module, record, actor, here)),
    }


def _people(module: Module, record: Any) -> list[people.Step]:
    organizations = [module.owner(record), *module.others(record)]
    return people.steps(module.flow, record, organizations) if module.flow else []


def _tabs(module: Module, record: Any, actor: Actor, here: str) -> list[dict[str, Any]]:
    address = reverse("desk:detail", args=[module.code, record.pk])
    own = [code for code in OWN_TABS if code in module.own_tabs and (code != "flow" or module.flow)]
    entries: list[tuple[str, str, int | None]] = [(code, OWN_TABS[code], None) for code in own]
    entries += [(tab.code, tab.label, tab.count(record, actor) if tab.count else None) for tab in module.tabs]
    tabs = [
        {"label": label, "url": f"{address}?tab={code}", "current": code == here, "count": count}
        for code, label, count in entries
    ]
    if module.versions:
        url = reverse("desk:history", args=[module.code, record.pk])
        tabs.append({"label": "版本历史", "url": url, "current": here == "history", "count": None})
    return tabs


def _tab(module: Module, record: Any, actor: Actor, code: str) -> dict[str, Any]:
    if code in OWN_TABS and code not in module.own_tabs:
        raise Http404
    if code == "timeline":
        return {"tab_template": "desk/tab_timeline.html", "moments": timeline.moments(module, record, actor)}
    if code == "flow" and module.flow:
        return {"tab_template": "desk/tab_flow.html", "states": _states(module, record)}
    if code == "content":
        return {"tab_template": "desk/tab_content.html", "facts": module.facts(record)}
    tab = _own_tab(module, code)
    return {"tab_template": tab.template, **tab.context(record, actor)}


def _own_tab(module: Module, code: str) -> Tab:
    for tab in module.tabs:
        if tab.code == code:
            return tab
    raise Http404


def _states(module: Module, record: Any) -> list[dict[str, Any]]:
    assert module.flow
    return [{"label": state.label, "current": state == record.state} for state in module.flow.states]
