"""Version 1: which rooms it has, and how refusals look."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from gongkai.api import errors
from gongkai.api.catalog import router as catalog
from gongkai.api.foi import router as foi
from gongkai.api.law import router as law
from gongkai.law.errors import ClockError
from gongkai.orgs.root import NoRootError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.urls import URLResolver

    View = Callable[..., HttpResponse]


class ChineseRenderer(JSONRenderer):
    """JSON in which Chinese stays readable."""

    json_dumps_params = {"ensure_ascii": False}


# The interactive page of the framework loads from elsewhere; the description itself is /api/v1/openapi.json.
api = NinjaAPI(
    title="公开 API",
    version="1",
    description="政务公开平台的接口。期限、规则、收费、救济途径与号码核对，结果与命令行 gongkai law 相同；"
    "公开目录、应公开事项和依申请公开办件供其他系统读取、登记，凭令牌（Authorization: Bearer）。",
    docs_url=None,
    urls_namespace="api",
    renderer=ChineseRenderer(),
)
api.add_router("/law/", law, tags=["法规数据"])
api.add_router("", catalog, tags=["公开目录"])
api.add_router("/foi/", foi, tags=["依申请公开"])
_UNKNOWN = errors.ApiError(
    errors.NOT_FOUND, "没有这个接口。", where="地址", right="接口的清单见 /api/v1/openapi.json"
)


@api.exception_handler(ClockError)
def refuse(request: HttpRequest, error: ClockError) -> HttpResponse:
    """What the law refuses, as the command line says it."""
    return api.create_response(request, error.as_json(), status=422)


@api.exception_handler(errors.ApiError)
def refuse_call(request: HttpRequest, error: errors.ApiError) -> HttpResponse:
    """A refusal of ours, with its headers."""
    response = api.create_response(request, error.as_json(), status=error.status)
    for name, value in error.headers.items():
        response[name] = value
    return response


@api.exception_handler(NoRootError)
def not_ready(request: HttpRequest, error: NoRootError) -> HttpResponse:
    """There is no organization yet."""
    return refuse_call(request, errors.ApiError(errors.NOT_FOUND, str(error)))


@api.exception_handler(Http404)
def absent(request: HttpRequest, _error: Http404) -> HttpResponse:
    """What is not there."""
    return refuse_call(request, _UNKNOWN)


@api.exception_handler(HttpError)
def unparsed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON."""
    right = "UTF-8 编码的 JSON 对象"
    return refuse_call(
        request, errors.ApiError(error.status_code, "请求体不是正确的 JSON。", where="请求体", right=right)
    )


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter that cannot be read: which, and why."""
    return api.create_response(request, errors.misread(error.errors), status=errors.UNPROCESSABLE)


def unknown(_request: HttpRequest) -> JsonResponse:
    """Whatever else is asked for under the API: JSON, as everything here."""
    return JsonResponse(_UNKNOWN.as_json(), status=_UNKNOWN.status, json_dumps_params={"ensure_ascii": False})


def addresses() -> tuple[list[URLResolver | URLPattern], str, str]:
    """Every address of the API, for `path`: an unknown method is refused in JSON too, where the framework says it
    in plain English words."""
    patterns, app, namespace = api.urls
    for each in patterns:
        if isinstance(each, URLPattern) and each.callback is not None:
            each.callback = _refusing_methods(each.callback)
    return patterns, app, namespace


def _refusing_methods(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        allowed = response["Allow"]
        what = f"这个接口不接受 {request.method}。"
        refusal = errors.ApiError(
            errors.NOT_ALLOWED, what, where="请求方法", right=allowed, headers={"Allow": allowed}
        )
        return refuse_call(request, refusal)

    return answered
