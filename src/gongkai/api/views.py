"""Making a token at the desk. The secret is on the page that answers the form, and on no other page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gongkai.api import actions
from gongkai.api.desk import no_creating
from gongkai.api.forms import TokenForm
from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.forms import explain
from gongkai.core.desk.registry import module_or_404
from gongkai.core.desk.submit import content_key
from gongkai.core.errors import GongkaiError
from gongkai.core.idempotency import once

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.core.actors import Actor

BAD_REQUEST, CONFLICT = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_token(request: HttpRequest) -> HttpResponse:
    """The form, and the new token with its secret. The same form sent twice makes one token, and the second
    answer cannot show the secret. 404 for who administers nothing."""
    actor = actor_of(request)
    if no_creating(None, actor):
        raise Http404
    form = TokenForm(request.POST if request.method == "POST" else None, actor)
    if not form.is_bound:
        return _form(request, form, 200)
    if not form.is_valid():
        return _form(request, form, BAD_REQUEST)
    try:
        pk, secret = _made(request, form, actor)
    except GongkaiError as error:
        explain(form, error)
        return _form(request, form, CONFLICT)
    token = module_or_404("tokens").record(actor, pk)
    return render(request, "api/token_made.html", {"token": token, "secret": secret})


def _made(request: HttpRequest, form: TokenForm, actor: Actor) -> tuple[int, str]:
    secrets: list[str] = []

    def do() -> str:
        made = actions.create_token(actor=actor, **form.cleaned_data)
        secrets.append(made.secret)
        return str(made.token.pk)

    outcome = once(content_key(request), actor=actor, act="tokens.create.new", do=do)
    return int(outcome.result), secrets[0] if secrets else ""


def _form(request: HttpRequest, form: TokenForm, status: int) -> HttpResponse:
    context = {"module": module_or_404("tokens"), "record": None, "form": form, "label": "新建令牌"}
    context["key"] = request.POST.get("idempotency_key", "")
    return render(request, "desk/form.html", context, status=status)
