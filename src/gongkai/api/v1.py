"""Version 1: which rooms it has, and how refusals look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from gongkai.api.law import router as law
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ChineseRenderer(JSONRenderer):
    """JSON in which Chinese stays readable."""

    json_dumps_params = {"ensure_ascii": False}


# The interactive page of the framework loads from elsewhere; the description itself is /api/v1/openapi.json.
api = NinjaAPI(
    title="公开 API",
    version="1",
    description="政务公开平台的接口。期限、规则、收费、救济途径与号码核对，结果与命令行 gongkai law 相同。",
    docs_url=None,
    urls_namespace="api",
    renderer=ChineseRenderer(),
)
api.add_router("/law/", law, tags=["法规数据"])


@api.exception_handler(ClockError)
def refuse(request: HttpRequest, error: ClockError) -> HttpResponse:
    """What the law refuses, as the command line says it."""
    return api.create_response(request, error.as_json(), status=422)


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter that cannot be read: which, and why."""
    found: list[dict[str, Any]] = [
        {"field": ".".join(str(part) for part in each["loc"]), "message": each["msg"]} for each in error.errors
    ]
    return api.create_response(request, {"error": "参数有误", "fields": found}, status=422)
