"""提出拟办意见, guided: what the record proves stands there, what it suggests is filled in, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.clock import law
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.desk.deciding import ProposeForm
from gongkai.cases.foi.facts import proven
from gongkai.cases.office.hints import published
from gongkai.law.answers import decisions

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

_EXAMPLES = {
    "access_route": "例如：本机关网站“政府信息公开—法定主动公开内容”栏目，网址……。",
    "information": "例如：《关于……的批复》（示政发〔2025〕1号）全文，随答复书附上。",
    "withheld_part": "例如：第3页第三方的银行账号。",
    "article": "例如：《中华人民共和国政府信息公开条例》第十五条。",
    "reasons": "写事实和道理，不只引条文。例如：该内容记载第三方的住址，公开会损害其合法权益，第三方不同意公开。",
    "secrecy_basis": "例如：机密级，保密期限至2030年，由……定密。",
    "forbidding_law": "例如：《中华人民共和国税收征收管理法》第八条。",
    "special_law": "例如：《不动产登记暂行条例》第二十七条。",
    "responsible_organ": "例如：示范市自然资源和规划局。",
    "responsible_contact": "例如：电话 0000-0000000，地址……。",
    "severance_checked": "例如：现有材料中没有按乡镇分列的数据，逐份统计超出区分处理的范围。",
    "duty_checked": "例如：经查，没有法律、法规、规章规定此类信息应当公开。",
    "earlier_answer": "例如：依申请〔2025〕12号答复书，2025年6月3日。",
    "publication": "例如：《示范市统计年鉴2024》，可向……购买。",
    "earlier_access": "例如：申请人已于2025年6月3日取得该决定书原件。",
    "outcome": "例如：申请人同意改为现场查阅，已于……查阅完毕。",
    "public_interest_reasons": "例如：该信息涉及饮用水安全，不公开会对公共利益造成重大影响。",
}


class GuidedForm(ProposeForm):
    """The same fields in the order in which an answer is thought out, filled in from the record."""

    def __init__(self, data: Any, case: Case, actor: Actor) -> None:
        super().__init__(data, case, actor)
        self._explain()
        self._fill(case)
        self.fields["decision"].help_text = _known(case)
        self.order_fields(("decision", "released"))

    def _explain(self) -> None:
        """Each fact says which article asks for it, and how it is written."""
        by = {need.code: need.by for answer in decisions(book=law().book) for need in answer.needs}
        for name, field in self.fields.items():
            said = (_EXAMPLES.get(name, ""), f"依据：{by[name]}。" if name in by else "")
            if name not in ("decision", "released"):
                field.help_text = "".join(each for each in said if each) or field.help_text

    def _fill(self, case: Case) -> None:
        last = case.proposals.order_by("-pk").first()
        facts = dict(last.facts) if last else {}
        if last:  # it came back: what was written is there to be mended
            self.fields["decision"].initial = last.decision
            self.fields["released"].initial = facts.get("released", [])
        else:
            ready = case.documents.filter(purpose=Purpose.RELEASE, erased_on=None)
            self.fields["released"].initial = [document.pk for document in _newest(ready)]
            self._suggest(case)
        for name, field in self.fields.items():
            if facts.get(name) and name not in ("decision", "released"):
                field.initial = facts[name]

    def _suggest(self, case: Case) -> None:
        """Where what is asked for may be public already: a hint, for what stands in a field goes out."""
        field = self.fields["access_route"]
        for hit in published(case.title)[:1]:
            field.help_text = f"{field.help_text}可能已主动公开：《{hit.title}》，{hit.url}，请核对后填写。"


def _newest(documents: Any) -> list[Any]:
    """Of the copies of one original, the last."""
    latest = {document.made_from_id or -document.pk: document for document in documents.order_by("pk")}
    return list(latest.values())


_FACTS = {
    "search_record": "检索记录",
    "consult_record": "征求意见记录",
    "third_party_reply": "第三方意见",
    "correction_notice": "补正告知",
    "correction_served": "补正告知书送达",
    "correction_lapsed": "逾期未补正",
    "corrected_on": "收到补正",
    "fee_notice": "收费通知",
    "fee_served": "收费通知送达",
    "fee_lapsed": "逾期未缴费",
    "reason_request": "要求说明理由",
}


def _known(case: Case) -> str:
    found = [
        f"{label}（{facts[name]}）" for facts in [proven(case)] for name, label in _FACTS.items() if name in facts
    ]
    return f"办件记录已证明：{'、'.join(found)}。" if found else "选定后只显示该决定需要写明的内容。"
