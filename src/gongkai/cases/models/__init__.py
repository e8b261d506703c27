"""The tables of the engine."""

from gongkai.cases.models.case import Case
from gongkai.cases.models.consultation import Consultation
from gongkai.cases.models.dispute import Challenge, Dispute, DisputePath, NewAnswer
from gongkai.cases.models.document import CaseDocument
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.models.fee import FeeNotice
from gongkai.cases.models.lesson import Lesson, LessonState
from gongkai.cases.models.letter import Enclosure, Letter, LetterTemplate, Service
from gongkai.cases.models.note import SealedNote
from gongkai.cases.models.number import NumberSeries
from gongkai.cases.models.particulars import UnitParticulars
from gongkai.cases.models.party import Party
from gongkai.cases.models.proposal import Proposal

__all__ = [
    "Case",
    "CaseDocument",
    "CaseEvent",
    "Challenge",
    "Consultation",
    "Dispute",
    "DisputePath",
    "Enclosure",
    "FeeNotice",
    "Lesson",
    "LessonState",
    "Letter",
    "LetterTemplate",
    "NewAnswer",
    "NumberSeries",
    "Party",
    "Proposal",
    "SealedNote",
    "Service",
    "UnitParticulars",
]
