"""Applying for another: who acts, with proof of identity and the power to act. Sealed like the applicant's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.cases.actions import Identity
from gongkai.cases.enums import Purpose
from gongkai.core.errors import InvalidInputError
from gongkai.portal.foi.texts import Text
from gongkai.portal.foi.uploads import PICTURES, FilesField

if TYPE_CHECKING:
    from collections.abc import Mapping

ID_KINDS = [
    ("id_card", "居民身份证"),
    ("passport", "护照"),
    ("permit", "港澳台居民居住证、通行证"),
    ("credit_code", "统一社会信用代码（单位）"),
    ("other", "其他证件"),
]
MOST = 3
_PROOFS = {
    "agent_identity": "请上传代理人的身份证明；现在没有的，勾选“现在无法上传”。",
    "authorisation": "请上传授权委托书；现在没有的，勾选“现在无法上传”。",
}
_NEEDED = {
    "agent_name": "请填写代理人的姓名，与证件上的一致。",
    "agent_id_number": "请填写代理人的证件号码。",
    "agent_phone": "请填写代理人的电话，机关好与代理人联系。",
}
NAMES = ("by_agent", "agent_name", "agent_id_kind", "agent_id_number", "agent_phone", *_PROOFS)
_SHOWN = "代为申请的填写"


class AgentFields(forms.Form):
    """The fields of whoever applies for another. Without the tick nothing of them counts."""

    by_agent = forms.BooleanField(
        label="我受他人委托，代为申请",
        required=False,
        help_text="替家人、朋友、客户申请的勾选。单位的工作人员替本单位申请的不用勾选，填“单位联系人”就可以。",
    )
    agent_name = Text(label="代理人姓名", max_length=100, required=False)
    agent_id_kind = forms.ChoiceField(label="代理人证件种类", choices=ID_KINDS, required=False)
    agent_id_number = Text(
        label="代理人证件号码", max_length=60, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    agent_phone = Text(
        label="代理人电话", max_length=40, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    agent_identity = FilesField(
        label="代理人身份证明",
        most=MOST,
        endings=PICTURES,
        required=False,
        purpose=Purpose.AGENT_IDENTITY,
        help_text="代理人证件的照片或者扫描件，加密保存，办结后按期限销毁。",
    )
    authorisation = FilesField(
        label="授权委托书",
        most=MOST,
        endings=PICTURES,
        required=False,
        purpose=Purpose.AUTHORISATION,
        help_text="写明委托谁、委托办什么，由申请人签名或者盖章。父母替未成年子女申请的，上传户口簿等证明。",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in NAMES[1:]:
            field: Any = self.fields[name]
            field.only, field.needed_unless = "agent", _SHOWN

    def agent_of(self, given: Mapping[str, Any]) -> Identity | None:
        """Whoever applies for the applicant; None where nobody does."""
        if not given.get("by_agent"):
            return None
        said = {name: given.get(f"agent_{name}") or "" for name in ("name", "id_kind", "id_number", "phone")}
        return Identity(**said)

    def check_agent(self, given: dict[str, Any], kept: Mapping[str, int]) -> None:
        """What an agent has to give. Each error stands at the field that mends it."""
        agent = self.agent_of(given)
        if agent is None:
            return
        for name, words in _NEEDED.items():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, words)
        for name, words in _PROOFS.items():
            self._paper(name, words, given, kept)
        try:
            agent.checked()
        except InvalidInputError as error:
            if f"agent_{error.field}" not in self.errors:
                self.add_error(f"agent_{error.field}", str(error))

    def _paper(self, name: str, words: str, given: dict[str, Any], kept: Mapping[str, int]) -> None:
        count = kept.get(str(self.fields[name].purpose), 0) + len(given.get(name) or [])  # type: ignore[attr-defined]  # a FilesField
        if not count and not given.get("later") and name not in self.errors:
            self.add_error(name, words)
        if count > MOST:
            self.add_error(name, f"连同已上传的共 {count} 个，最多 {MOST} 个，请先去掉一些。")
