"""An application and its reviews and suits: what its page says, which cases are in dispute, which corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from gongkai.cases.disputes.outcomes import in_words
from gongkai.cases.models import Dispute
from gongkai.core.desk.kit import Notice

if TYPE_CHECKING:
    from gongkai.cases.models import Case, NewAnswer
    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.core.actors import Actor


def undisputed(cases: CaseQuerySet) -> CaseQuerySet:
    """Without those of which a review or a court is seized: nobody is reminded of them meanwhile."""
    open_ones = Dispute.objects.filter(case__closed_on__isnull=True, case__counts=True)
    return cases.exclude(pk__in=open_ones.values("act"))


def in_dispute(case: Case) -> bool:
    """Whether a review or a court is seized of it, or it is answered anew: nothing of it is erased meanwhile.

    A review, a suit and an ordered answer are kept as long as their application: the next instance needs the file.
    """
    act = application_of(case)
    disputed = act.disputes.filter(case__closed_on__isnull=True, case__counts=True)
    again = act.new_answers.filter(case__closed_on__isnull=True, case__counts=True)
    return disputed.exists() or again.exists()


def application_of(case: Case) -> Case:
    """The application that a dispute or an ordered answer is about; an application itself."""
    beside: Dispute | NewAnswer | None = getattr(case, "dispute", None) or getattr(case, "new_answer", None)
    return beside.act if beside else case


def corrected(cases: CaseQuerySet) -> CaseQuerySet:
    """Those whose answer was corrected by a review or a court: no precedent to follow."""
    lost = Dispute.objects.filter(case__cell="corrected", case__counts=True)
    return cases.filter(pk__in=lost.values("act"))


def notices(case: Case) -> list[Notice]:
    """For the application: where it is in dispute, how that ended."""
    found = []
    for each in case.disputes.select_related("case").order_by("pk"):
        if not each.case.counts:
            continue
        link = reverse("desk:detail", args=[each.case.kind, each.case_id])
        said = in_words(each.case)
        tone = "danger" if each.case.cell == "corrected" else "info"
        title = f"{each.get_path_display()}：{said}" if said else f"{each.get_path_display()}中，期间不再催办"
        found.append(Notice(title, tone, each.body, link, str(each.case)))
    return found


def of_case(case: Case, _actor: Actor) -> dict[str, Any]:
    """The disputes about an application and the new answers that they ordered."""
    found = case.disputes.select_related("case").order_by("pk")
    again = case.new_answers.select_related("case").order_by("pk")
    return {"disputes": [(each, in_words(each.case)) for each in found], "again": again}
