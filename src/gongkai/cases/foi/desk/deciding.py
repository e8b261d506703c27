"""提出拟办意见: the decision, and exactly the facts that it needs and the record does not prove."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.cases.clock import law
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.facts import PROVEN
from gongkai.cases.foi.letters.answers import OVERRIDES, OVERRULING, asked
from gongkai.cases.foi.letters.record import objectors
from gongkai.cases.models import CaseDocument
from gongkai.law.answers import decisions
from gongkai.letters import FieldType, announcing
from gongkai.letters.fields import all_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor
    from gongkai.law.answers import Decision

_OF_LAW = re.compile(r"^《中华人民共和国政府信息公开条例》（[^）]*）")
GIVEN = (Purpose.SOURCE, Purpose.RELEASE)


class ProposeForm(forms.Form):
    """Every fact that some decision needs is a field; a script shows those of the chosen decision alone."""

    decision = forms.ChoiceField(label="处理决定")

    class Media:
        js = (forms.Script("cases/choose.js", defer=True),)

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.known = {each.code: each for each in decisions(book=law().book)}
        self.fields["decision"].choices = [("", "请选择"), *grouped(self.known.values())]  # type: ignore[attr-defined]  # a ChoiceField
        for name, field in _facts(list(self.known.values()), objected=bool(objectors(case))):
            self.fields[name] = field
        self.fields["released"] = forms.ModelMultipleChoiceField(
            label="随答复提供的材料",
            queryset=CaseDocument.objects.filter(case=case.pk, purpose__in=GIVEN, erased_on__isnull=True),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="先在“加入材料”中上传；签发时一并核准提供。",
        )

    def clean(self) -> dict[str, Any]:
        """`code`, `facts` and `released`, the keywords of the action."""
        given: dict[str, Any] = super().clean() or {}
        chosen = self.known.get(given.get("decision", ""))
        if chosen is None:
            return given
        for name, advice in _required(chosen):
            if not given.get(name):
                self.add_error(name, advice)
        facts = {name: str(given[name]) for name in _written(chosen, self.fields) if given.get(name)}
        return {"code": chosen.code, "facts": facts, "released": list(given.get("released", []))}


def grouped(known: Iterable[Decision]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The closed set under the headings of the annual report, each with its article."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in known:
        article = _OF_LAW.sub("条例", str(each.article))
        found.setdefault(each.group, []).append((each.code, f"{each.label}（{article}）"))
    return list(found.items())


def _required(chosen: Decision) -> Iterator[tuple[str, str]]:
    """What must be written for a decision: for the law, and for its letter."""
    for need in chosen.needs:
        if need.code not in PROVEN and not need.when and not need.instead:
            yield need.code, f"请写明{need.label}（{need.by}）。"
    for each in announcing(chosen.code).needs:
        if each in asked(chosen.code):
            yield each.code, f"请写明{each.label}，答复书须写明。"


def _written(chosen: Decision, fields: Mapping[str, forms.Field]) -> list[str]:
    """The fields of a decision."""
    return [
        name for name, field in fields.items() if chosen.code in field.widget.attrs.get("data-for", "").split()
    ]


def _facts(answers: list[Decision], *, objected: bool) -> Iterator[tuple[str, forms.Field]]:
    """One field a fact, with the decisions that ask for it."""
    wanted: dict[str, tuple[str, FieldType, list[str]]] = {}
    for answer in answers:
        for code, label, kind in _asked(answer, objected=objected):
            wanted.setdefault(code, (label, kind, []))[2].append(answer.code)
    for code, (label, kind, codes) in wanted.items():
        yield code, _field(label, kind, " ".join(codes))


def _asked(answer: Decision, *, objected: bool) -> Iterator[tuple[str, str, FieldType]]:
    """What law and letter ask for, each once; what concerns a third party only where one objected."""
    known = dict.fromkeys(need.code for need in answer.needs if need.code not in PROVEN)
    labels = {need.code: need.label for need in answer.needs}
    letter = {each.code: each for each in asked(answer.code)}
    overruling = OVERRULING if objected and answer.code in OVERRIDES else ()
    for code in dict.fromkeys((*known, *letter, *overruling)):
        if code in OVERRULING and code not in overruling:
            continue
        field = letter.get(code) or all_fields().get(code)
        yield code, labels.get(code) or (field.label if field else code), field.type if field else FieldType.TEXT


def _field(label: str, kind: FieldType, codes: str) -> forms.Field:
    told = {"data-of": "decision", "data-for": codes}
    if kind is FieldType.DATE:
        widget = forms.DateInput({"type": "date"} | told, format="%Y-%m-%d")
        return forms.DateField(label=label, required=False, widget=widget)
    rows = 3 if kind is FieldType.TEXT else 1
    area = forms.Textarea({"rows": rows} | told)
    return forms.CharField(label=label, max_length=3000, required=False, widget=area)
