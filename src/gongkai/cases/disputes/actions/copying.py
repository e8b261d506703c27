"""The applicant of one case stands in another: sealed anew, looked at by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.enums import PartyRole
from gongkai.cases.models import Party
from gongkai.cases.sealing import place_of, seal_data
from gongkai.core import audit

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


def copy_applicant(source: Case, case: Case, *, actor: Actor) -> Party:
    """As entered there, even without a way to reach them: an older system may have kept none."""
    known = source.parties.get(role=PartyRole.APPLICANT)
    party = Party(
        case=case,
        role=PartyRole.APPLICANT,
        klass=source.applicant_class,
        masked=known.masked,
        fingerprint=known.fingerprint,
    )
    party.sealed = seal_data(known.identity(), place_of(party))
    party.save()
    audit.record("case.party", case, actor=actor, owner=case.unit, role=str(party.role), party=party.pk)
    return party
