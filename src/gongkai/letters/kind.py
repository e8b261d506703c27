"""One kind of letter: to whom it goes, what it announces, which facts it asks for, and its wording as shipped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gongkai.letters.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.letters.fields import LetterField
    from gongkai.letters.model import Layout, Paragraph


class Addressee(StrEnum):
    """To whom a letter goes."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    ORGAN = "organ"
    TRIBUNAL = "tribunal"
    FILE = "file"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return _ADDRESSEES[self]


_ADDRESSEES = {
    Addressee.APPLICANT: "申请人",
    Addressee.THIRD_PARTY: "第三方",
    Addressee.ORGAN: "其他机关、单位",
    Addressee.TRIBUNAL: "复议机关、法院",
    Addressee.FILE: "本卷宗",
}
# Variables that the program fills in, beside the facts of the case.
DAY, YOU, GROUND, REMEDY, ANNEX, COPIED = "日期", "称呼", "依据", "救济告知", "附件说明", "抄送说明"
REMEDY_FACTS = ("review_body", "court", "online_channel")
FEE_VARIABLES = ("计费方式", "计费条款", "计费明细", "收费数额")


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter. `announces` names the entries of `law.answers` that it tells; `act` is the first of them.

    `needs` must be given, `may` can be; of each group in `one_of` all facts must be given, of one group at least.
    `cites`, `articles` and `limits` are template variables filled from a rule of `law`: instrument and article,
    the article alone, the figure.
    """

    code: str
    name: str
    title: str
    to: Addressee
    layout: Layout
    announces: tuple[str, ...]
    remedy: bool
    needs: tuple[LetterField, ...]
    may: tuple[LetterField, ...]
    one_of: tuple[tuple[str, ...], ...]
    cites: Mapping[str, str]
    articles: Mapping[str, str]
    limits: Mapping[str, str]
    wording: tuple[Paragraph, ...]
    table: tuple[tuple[str, str], ...]
    slip: tuple[str, ...]
    slip_table: tuple[tuple[str, str], ...]
    order: int

    @property
    def act(self) -> str:
        """The code in `law.answers` that this letter announces; empty for one that announces none."""
        return self.announces[0] if self.announces else ""

    @property
    def fields(self) -> tuple[LetterField, ...]:
        """Every fact that the letter can hold."""
        return self.needs + self.may

    @property
    def variables(self) -> frozenset[str]:
        """Every name that a template of this kind may use."""
        return frozenset(each.label for each in self.fields if not self._within_remedy(each)) | self.filled

    @property
    def filled(self) -> frozenset[str]:
        """The names that the program fills in."""
        labels = {each.label for each in self.fields}
        names = {DAY, *self.cites, *self.articles, *self.limits}
        names |= {YOU} if "申请人是单位" in labels else set()
        names |= {GROUND} if self.act else set()
        names |= {REMEDY} if self.remedy else set()
        names |= {ANNEX} if "附件" in labels else set()
        names |= {COPIED} if "抄送" in labels else set()
        return frozenset(names | set(FEE_VARIABLES if "收费计算" in labels else ()))

    @property
    def required(self) -> frozenset[str]:
        """The names that a template of this kind must use, so that nothing the law asks for is lost."""
        special = {"收费计算": "收费数额"}
        names = {special.get(each.label, each.label) for each in self.needs if not self._within_remedy(each)}
        return frozenset(names | {DAY, *self.limits} | ({REMEDY} if self.remedy else set()))

    def unknown(self, facts: Mapping[str, object]) -> tuple[str, ...]:
        """The names in `facts` that this letter does not ask for (it takes no notice of them)."""
        known = {each.code for each in self.fields}
        return tuple(name for name in facts if name not in known)

    def _within_remedy(self, each: LetterField) -> bool:
        """Whether a fact stands in the paragraph on remedies, and nowhere else in the letter."""
        return self.remedy and each.code in REMEDY_FACTS

    def as_json(self) -> dict[str, Any]:
        """The kind as the command line and forms show it."""
        return {
            "code": self.code,
            "name": self.name,
            "title": self.title,
            "to": self.to.value,
            "announces": list(self.announces),
            "remedy": self.remedy,
            "needs": [each.as_json() for each in self.needs],
            "may": [each.as_json() for each in self.may],
        }


def role_of(line: str) -> tuple[Role, str]:
    """The role of a line of the wording, by its mark, and the line without it."""
    for mark, role in (("# ", Role.HEADING), ("| ", Role.FLUSH), ("~ ", Role.NOTE)):
        if line.startswith(mark):
            return role, line.removeprefix(mark)
    return Role.BODY, line
