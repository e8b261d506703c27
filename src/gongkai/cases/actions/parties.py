"""Who stands in a case: entering them, looking at them, forgetting them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases.enums import PartyRole
from gongkai.cases.models import Party
from gongkai.cases.sealing import fingerprint, place_of, seal_data
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.law.identifiers import check

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

# An auditor sees that somebody looked, never at whom; those above the unit oversee the clock, not the person.
MAY_LOOK = frozenset({Role.HANDLER, Role.REVIEWER, Role.SIGNATORY, Role.APPLICANT})
_LONGEST = {
    "name": 100,
    "id_number": 60,
    "phone": 40,
    "email": 200,
    "address": 300,
    "contact": 100,
    "representative": 100,
}
_CHECKED = {"id_card": "身份证号码", "credit_code": "统一社会信用代码"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is (条例 29: name, proof of identity, contact).

    Of an organization: `contact` is whom to call, `representative` its 法定代表人 or head.
    """

    name: str
    id_kind: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    contact: str = ""
    representative: str = ""

    @property
    def masked(self) -> str:
        """The name for lists: a person's family name, an organization's first and last two signs."""
        name = self.name.strip()
        if self.contact or self.id_kind == "credit_code":
            return f"{name[:2]}***{name[-2:]}" if len(name) > 4 else f"{name[:1]}***"  # noqa: PLR2004 - two ends
        return f"{name[:1]}{'*' * max(1, min(3, len(name) - 1))}"

    @property
    def fingerprint(self) -> str:
        """The same for the same number; without one, for the same name and telephone. Empty where both lack."""
        if self.id_number.strip():
            return fingerprint("id", self.id_kind, self.id_number)
        return fingerprint("name", self.name, self.phone) if self.phone.strip() else ""

    def checked(self) -> Identity:
        """Itself, trimmed. Raises InvalidInputError."""
        values = {name: " ".join(str(value).split()) for name, value in asdict(self).items()}
        for name, longest in _LONGEST.items():
            if len(values[name]) > longest:
                raise InvalidInputError(name, f"应不超过 {longest} 字，现为 {len(values[name])} 字。")
        if not values["name"]:
            raise InvalidInputError("name", "请填写姓名或者名称（条例第二十九条）。")
        if not any(values[name] for name in ("phone", "email", "address")):
            raise InvalidInputError(
                "phone", "请至少填写一种联系方式：电话、电子邮箱或者通信地址（条例第二十九条）。"
            )
        _check_number(values["id_kind"], values["id_number"])
        return Identity(**values)


def _check_number(kind: str, number: str) -> None:
    if kind in _CHECKED and number and not (found := check(kind, number)).valid:
        raise InvalidInputError("id_number", f"{_CHECKED[kind]}有误：{found.why}")


@transaction.atomic
def add_party(case: Case, role: PartyRole, identity: Identity, *, klass: str = "", actor: Actor) -> Party:
    """Enter somebody into a case. Raises InvalidInputError."""
    known = identity.checked()
    party = Party(case=case, role=role, klass=klass, masked=known.masked, fingerprint=known.fingerprint)
    party.sealed = seal_data(asdict(known), place_of(party))
    party.save()
    audit.record("case.party", case, actor=actor, owner=case.unit, role=str(role), party=party.pk)
    return party


@transaction.atomic
def look(party: Party, *, actor: Actor, why: str = "") -> dict[str, Any]:
    """Who it is, for somebody who needs it; the look is recorded. Raises RefusedError."""
    if not actor.is_system and not MAY_LOOK & party.case.seats_of(actor):
        raise RefusedError("当事人的身份信息只向本办件的承办人、审核人和签发人显示。")
    audit.record("case.looked", party.case, actor=actor, owner=party.case.unit, party=party.pk, why=why[:100])
    return party.identity()


def read_identity(case: Case) -> Identity:
    """The applicant as entered, for an act that copies them: no person sees it."""
    return Identity(**case.parties.get(role=PartyRole.APPLICANT).identity())


def read_agent(case: Case) -> Identity | None:
    """Whoever acts for the applicant, as entered; None where nobody does."""
    agent = case.parties.filter(role=PartyRole.AGENT).first()
    return Identity(**known) if agent is not None and (known := agent.identity()) else None


@transaction.atomic
def forget(case: Case, *, actor: Actor) -> None:
    """Erase who the parties were and what they wrote; classes, days and decisions stay for the statistics."""
    if case.open:
        raise RefusedError("本办件尚未办结，不能清除个人信息。")
    case.parties.update(sealed=b"", fingerprint="", masked="已清除")
    for texts in (case.notes, case.proposals, case.letters):
        texts.update(sealed=b"")
    case.title, case.forgotten_on = "（已清除）", timezone.localdate()
    case.save(update_fields=["title", "forgotten_on", "updated_at"])
    audit.record("case.forgotten", case, actor=actor, owner=case.unit)
