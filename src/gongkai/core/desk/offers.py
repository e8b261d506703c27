"""The bar of acts: what this person may do with this record now, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse

from gongkai.core.errors import RefusedError

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.desk.module import Act, FormAct, Module
    from gongkai.core.flow import Transition


@dataclass(frozen=True, slots=True)
class Offer:
    """One button. `asks`: it leads to a page that asks for a reason or more, instead of acting at once; `rare`: it
    stands folded away."""

    label: str
    url: str
    asks: bool
    tone: str
    rare: bool = False
    event: str = ""


def offers(module: Module, record: Any, actor: Actor) -> list[Offer]:
    """The buttons in the order of the flow, editing first; by use where the module tells what is of use."""
    found = []
    if module.edit and may(module, module.edit, record, actor):
        found.append(Offer(module.edit.label, reverse("desk:edit", args=[module.code, record.pk]), True, "quiet"))
    lines = {str(line.event): line for line in allowed(module, record, actor)}
    found += [_offer(module, act, record, lines.get(act.event)) for act in _ordered(module, lines, record, actor)]
    return _by_use(found, list(module.useful(record))) if module.useful else found


def _by_use(found: list[Offer], useful: list[str]) -> list[Offer]:
    """The most useful first and marked as such, the rare ones last; a record without useful acts folds none."""
    near = sorted((each for each in found if each.event in useful), key=lambda each: useful.index(each.event))
    if not near:
        return found
    near[0] = replace(near[0], tone=near[0].tone if near[0].tone == "danger" else "")
    near[1:] = [replace(each, tone=each.tone or "quiet") for each in near[1:]]
    return near + [
        replace(each, rare=True, tone=each.tone or "quiet") for each in found if each.event not in useful
    ]


def allowed(module: Module, record: Any, actor: Actor) -> list[Transition]:
    """The flow's lines open to the actor now."""
    return module.flow.allowed(record, actor) if module.flow else []


def may(module: Module, form: FormAct, record: Any, actor: Actor) -> bool:
    """Whether the actor may use the form on the record (None: for a new one)."""
    if form.refusal and form.refusal(record, actor):
        return False
    if not form.events or record is None:
        return form.refusal is not None or not form.events
    return any(str(line.event) in form.events for line in allowed(module, record, actor))


def act_or_404(module: Module, event: str) -> Act:
    """The act of an address; Http404 for an event that the module does not carry out."""
    for act in module.acts:
        if act.event == event:
            return act
    raise Http404


def label(module: Module, act: Act) -> str:
    return act.label or module.event_label(act.event)


def line_of(module: Module, act: Act, record: Any, actor: Actor) -> Transition | None:
    """The flow's line for an act, if it is open now."""
    return next((line for line in allowed(module, record, actor) if str(line.event) == act.event), None)


def require(module: Module, act: Act, record: Any, actor: Actor) -> None:
    """RefusedError, with the reason, when the act is not open to the actor now."""
    if act.refusal and (why := act.refusal(record, actor)):
        raise RefusedError(why)
    if not act.refusal and module.flow:
        module.flow.require(act.event, record, actor, reason="-")  # the reason itself is the form's to ask for


def refusal(module: Module, act: Act, record: Any, actor: Actor) -> str:
    """Why the act is not open to the actor now; "" when it is."""
    try:
        require(module, act, record, actor)
    except RefusedError as error:
        return str(error)
    return ""


def _ordered(module: Module, lines: dict[str, Transition], record: Any, actor: Actor) -> list[Act]:
    acts = {act.event: act for act in module.acts}
    of_flow = [acts[event] for event in lines if event in acts]
    others = [
        act for act in module.acts if act.refusal and act.event not in lines and not act.refusal(record, actor)
    ]
    return others + of_flow


def _offer(module: Module, act: Act, record: Any, line: Transition | None) -> Offer:
    asks = act.form is not None or bool(line and (line.needs_reason or line.destructive))
    tone = "danger" if line and line.destructive else "quiet" if asks else ""
    url = reverse("desk:act", args=[module.code, record.pk, act.event])
    return Offer(label(module, act), url, asks, tone, event=str(act.event))
