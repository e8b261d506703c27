"""提出拟办意见: the decision, and exactly the facts that it needs and the record does not prove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.cases.clock import law
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.facts import PROVEN
from gongkai.cases.models import CaseDocument
from gongkai.law.answers import decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor
    from gongkai.law.answers import Decision

GIVEN = (Purpose.SOURCE, Purpose.RELEASE)


class ProposeForm(forms.Form):
    """Every fact that some decision needs is a field; a script shows those of the chosen decision alone."""

    decision = forms.ChoiceField(label="处理决定")

    class Media:
        js = (forms.Script("cases/propose.js", defer=True),)

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.known = {each.code: each for each in decisions(book=law().book)}
        choices = [(code, f"{each.label}（{each.article}）") for code, each in self.known.items()]
        self.fields["decision"].choices = [("", "请选择"), *choices]  # type: ignore[attr-defined]  # a ChoiceField
        for name, field in _facts(list(self.known.values())):
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
        for need in chosen.needs:
            if need.code not in PROVEN and not need.when and not need.instead and not given.get(need.code):
                self.add_error(need.code, f"请写明{need.label}（{need.by}）。")
        facts = {need.code: given[need.code] for need in chosen.needs if given.get(need.code)}
        return {"code": chosen.code, "facts": facts, "released": list(given.get("released", []))}


def _facts(answers: list[Decision]) -> Iterator[tuple[str, forms.Field]]:
    """One field a fact, with the decisions that ask for it."""
    labels: dict[str, str] = {}
    asked: dict[str, list[str]] = {}
    for answer in answers:
        for need in answer.needs:
            if need.code not in PROVEN:
                labels.setdefault(need.code, need.label)
                asked.setdefault(need.code, []).append(answer.code)
    for code, label in labels.items():
        widget = forms.Textarea({"rows": 3, "data-for": " ".join(asked[code])})
        yield code, forms.CharField(label=label, max_length=3000, required=False, widget=widget)
