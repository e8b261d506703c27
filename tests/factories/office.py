"""What the office keeps, for tests."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.office import complaints
from gongkai.cases.office.enums import ComplaintSubject
from gongkai.cases.office.models import Opening, Precedent
from gongkai.core.actors import system
from tests.factories.cases import handled, signed
from tests.factories.releases import word

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseDocument
    from gongkai.cases.office.models import Complaint
    from gongkai.orgs.models import Organization
    from tests.factories.cases import Office

ROBOT = system("测试")


def answered(office: Office, **fields: object) -> Case:
    """A case whose answer was served."""
    case = signed(office, handled(office, **fields))
    actions.serve(case, ServiceMethod.POST, sent_on=case.letters.get(kind="published").dated, actor=office.handler)
    return case


def original(case: Case, name: str = "决定.docx") -> CaseDocument:
    """A file that is to be given."""
    return add_document(case, Purpose.SOURCE, name, word("公开的内容"), media_type="x", actor=ROBOT)


def precedent(case: Case) -> Precedent:
    """A draft."""
    return Precedent.objects.create(
        case=case,
        unit=case.unit,
        request="学位供给的统计数据",
        decision="published",
        article="条例第三十六条第一项",
        answered_on=dt.date(2026, 1, 20),
    )


def opening(case: Case) -> Opening:
    """A proposal."""
    return Opening.objects.create(
        case=case, unit=case.unit, title="学位供给", summary="各校学位数", proposed_on=dt.date(2026, 1, 20)
    )


def complaint(unit: Organization) -> Complaint:
    """One that was registered."""
    return complaints.register(unit, ComplaintSubject.NOT_PUBLISHED, "预算没有公开", name="投诉人甲", actor=ROBOT)
