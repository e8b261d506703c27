"""What of a case's letters and files its applicant may open: notices once issued, answers once served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404

from gongkai.cases.enums import PartyRole, ServiceMethod
from gongkai.cases.foi.enums import FoiEvent
from gongkai.core import audit
from gongkai.core.actors import applicant
from gongkai.letters import UnknownKindError, kind_of
from gongkai.letters.kind import Addressee

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseDocument, Letter

# Where a letter's kind does not say to whom it goes, its event does.
TO_APPLICANT = frozenset(
    {
        FoiEvent.ASK_CORRECTION,
        FoiEvent.ASK_FEE,
        FoiEvent.ASK_REASON,
        FoiEvent.EXTEND,
        FoiEvent.DELAY,
        FoiEvent.SIGN,
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as the applicant sees it. `enclosed` are the files given with it."""

    letter: Letter
    name: str
    answer: bool
    enclosed: list[CaseDocument]

    @property
    def ready(self) -> bool:
        """Whether its file was made."""
        pdf = self.letter.pdf
        return pdf is not None and pdf.erased_on is None

    @property
    def online(self) -> bool:
        return self.letter.service.method == ServiceMethod.ONLINE if hasattr(self.letter, "service") else False


def of_case(case: Case) -> list[Shown]:
    """All that may be opened by now, in the order in which they were made."""
    rows = case.letters.select_related("event", "party", "service", "pdf").prefetch_related("enclosures__document")
    return [_shown(letter) for letter in rows.order_by("pk") if may_open(letter)]


def may_open(letter: Letter) -> bool:
    """Whether it is the applicant's to read, by now."""
    if not _for_applicant(letter):
        return False
    return not is_answer(letter) or served(letter)


def is_answer(letter: Letter) -> bool:
    """Whether it decides something: what tells of remedies is opened by its addressee alone, once served."""
    try:
        return letter.event.kind == FoiEvent.SIGN or kind_of(letter.kind).remedy
    except UnknownKindError:
        return letter.event.kind == FoiEvent.SIGN


def served(letter: Letter) -> bool:
    """Whether it reached the applicant, or was put here for them."""
    service = getattr(letter, "service", None)
    return service is not None and (service.served_on is not None or service.method == ServiceMethod.ONLINE)


def _for_applicant(letter: Letter) -> bool:
    if letter.party is not None and letter.party.role == PartyRole.THIRD_PARTY:
        return False
    try:
        return kind_of(letter.kind).to is Addressee.APPLICANT
    except UnknownKindError:
        return letter.event.kind in TO_APPLICANT


def name_of(letter: Letter) -> str:
    """What the letter is called."""
    try:
        return kind_of(letter.kind).name
    except UnknownKindError:
        return "答复书" if is_answer(letter) else "告知书"


def _shown(letter: Letter) -> Shown:
    enclosed = [each.document for each in letter.enclosures.all() if each.document.case_id == letter.case_id]
    given = [document for document in enclosed if document.released and document.erased_on is None]
    return Shown(letter, name_of(letter), is_answer(letter), given)


def find(case: Case, pk: int) -> Shown:
    """A letter of this case that its applicant may open. Raises Http404 for any other."""
    found = next((shown for shown in of_case(case) if shown.letter.pk == pk), None)
    if found is None or not found.ready:
        raise Http404
    return found


def find_file(case: Case, pk: int) -> tuple[Shown, CaseDocument]:
    """A file that was given with such a letter. Raises Http404 for any other."""
    for shown in of_case(case):
        for document in shown.enclosed:
            if document.pk == pk:
                return shown, document
    raise Http404


@transaction.atomic
def opened(shown: Shown, case: Case) -> None:
    """An answer that was served online is opened: when it was, is in the trail."""
    if shown.answer and shown.online:
        told = {"letter": shown.letter.pk}
        audit.record("case.opened", case, actor=applicant(case.pk), owner=case.unit, **told)
