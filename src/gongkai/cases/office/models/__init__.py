"""The tables of the office."""

from gongkai.cases.office.models.caseload import Caseload
from gongkai.cases.office.models.complaint import Complaint
from gongkai.cases.office.models.opening import Opening
from gongkai.cases.office.models.precedent import Precedent
from gongkai.cases.office.models.release import Redacting, ReleaseCheck

__all__ = ["Caseload", "Complaint", "Opening", "Precedent", "Redacting", "ReleaseCheck"]
