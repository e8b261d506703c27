"""The desk module 接口令牌: which other systems may come in, what they may do, when they last came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.api import actions
from gongkai.api.forms import TokenForm, administered
from gongkai.api.models import ApiToken, Standing
from gongkai.core.desk.forms import ReasonForm
from gongkai.core.desk.kit import Act, Column, Date, FormAct, Module, Title, register
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def no_creating(_record: Any, actor: Actor) -> str:
    """Why the actor may make no token; "" when they may."""
    return "" if administered(actor).exists() else "接口令牌须由系统管理员建立。"


def _create(_record: None, form: Any, actor: Actor) -> ApiToken:
    return actions.create_token(actor=actor, **form.cleaned_data).token


def _no_revoking(token: ApiToken, actor: Actor) -> str:
    try:
        actions.require_administrator(token.organization, actor)
    except RefusedError as error:
        return str(error)
    return "这个令牌已经停用。" if token.revoked_at else ""


def _facts(token: ApiToken) -> list[tuple[str, Any]]:
    return [
        ("系统名称", token.name),
        ("密钥", f"{token.prefix}…（只在建立时显示过一次）"),
        ("单位", f"{token.organization}及其下级单位" if token.below else token.organization),
        ("权限", token.scope_labels),
        ("有效期至", token.expires_on or "不限"),
        ("每分钟最多调用", f"{token.per_minute} 次"),
        ("最近使用", token.last_used_at or "没有使用过"),
        ("状态", token.standing.label),
        ("建立", f"{token.created_by}，{token.created_at:%Y-%m-%d}"),
        ("停用理由", token.revoked_reason),
    ]


register(
    Module(
        code="tokens",
        label="接口令牌",
        section="网站和管理",
        seats=frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}),
        model=ApiToken,
        position=90,
        columns=(
            Title("name", "系统名称"),
            Column("organization.label", "单位", order=("organization__name",), css="nowrap"),
            Column("scopes", "权限", value=lambda row: row.scope_labels),
            Column("standing", "状态", value=lambda row: row.standing.label, css="nowrap"),
            Date("expires_on", "有效期至"),
            Date("last_used_at", "最近使用"),
        ),
        search=("name", "prefix"),
        rows=lambda rows: rows.select_related("organization"),
        related=("organization",),
        create=FormAct(
            lambda data, _files, _record, actor: TokenForm(data, actor), _create, "新建令牌", refusal=no_creating
        ),
        acts=(
            Act(
                "revoke",
                actions.revoke_token,
                label="停用",
                form=lambda data, _record, _actor: ReasonForm(data),
                refusal=_no_revoking,
            ),
        ),
        event_labels={"created": "建立", "revoked": "停用"},
        outcomes={"revoke": "已停用，从现在起这个令牌不能再调用接口。"},
        tones={Standing.USABLE: "success", Standing.EXPIRED: "ended", Standing.REVOKED: "ended"},
        facts=_facts,
        version=lambda token: f"{token.pk}:{token.revoked_at or ''}",
        owner=lambda token: token.organization,
    )
)
