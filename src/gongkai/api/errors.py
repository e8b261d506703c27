"""How the API refuses: what is wrong, where, and what would be right, in Chinese; always the same three fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Mapping

UNAUTHORIZED, FORBIDDEN, NOT_FOUND, NOT_ALLOWED, CONFLICT, UNPROCESSABLE, TOO_MANY = (
    401,
    403,
    404,
    405,
    409,
    422,
    429,
)
# What pydantic says, by its code; anything else is told as it stands.
_MESSAGES = {
    "missing": "缺少这一项",
    "json_invalid": "不是正确的 JSON",
    "model_attributes_type": "应为 JSON 对象",
    "dict_type": "应为 JSON 对象",
    "string_type": "应为文字",
    "string_too_long": "文字过长",
    "string_too_short": "不能为空",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "date_parsing": "应为日期，如 2026-03-31",
    "date_type": "应为日期，如 2026-03-31",
    "date_from_datetime_parsing": "应为日期，如 2026-03-31",
    "date_from_datetime_inexact": "应为日期，如 2026-03-31，不带时刻",
    "greater_than_equal": "数值过小",
    "less_than_equal": "数值过大",
    "extra_forbidden": "没有这一项",
}
_PLACES = {"query": "查询参数", "path": "地址", "header": "请求头", "body": "请求体", "form": "表单"}


class ApiError(GongkaiError):
    """A refusal. `where` names the header, field or parameter, `right` what would be right."""

    def __init__(
        self,
        status: int,
        error: str,
        *,
        where: str = "",
        right: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.status, self.where, self.right, self.headers = status, where, right, dict(headers or {})

    def as_json(self) -> dict[str, Any]:
        """The body of every refusal."""
        return {"error": str(self), "where": self.where, "right": self.right}


def misread(errors: list[dict[str, Any]]) -> dict[str, Any]:
    """Parameters and bodies that cannot be read: the first by its place, all of them in `fields`."""
    fields = [{"field": _field(each), "message": _message(each)} for each in errors]
    first = fields[0] if fields else {"field": "", "message": ""}
    error = f"{first['field']}：{first['message']}" if fields else "参数有误"
    return {"error": error, "where": first["field"], "right": first["message"], "fields": fields}


def _field(error: dict[str, Any]) -> str:
    """查询参数 from; 请求体 on. The name of the function's own parameter between them says nothing to a caller."""
    place, *path = [str(part) for part in error["loc"]]
    names = path[1:] if place == "body" and len(path) > 1 else path
    return f"{_PLACES.get(place, place)} {'.'.join(names)}".strip()


def _message(error: dict[str, Any]) -> str:
    return _MESSAGES.get(str(error["type"]), str(error["msg"]))
