"""The pass of whoever gave a number with its code: a signed cookie for half an hour, for one case, under /foi/.

It has nothing to do with the desk's sign-in, and it dies with the code.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing

from gongkai.cases.foi.models import FoiCase
from gongkai.cases.sealing import fingerprint
from gongkai.core.actors import applicant

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.cases.models import Case

SECONDS = 30 * 60
PATH = "/foi/"
TRACK, FRESH = "gongkai_foi", "gongkai_foi_new"  # following a case; the result of a submission just made


def grant(response: HttpResponse, case: Case, name: str = TRACK) -> None:
    """Give (or renew) the pass."""
    said = signing.dumps({"case": case.pk, "code": fingerprint("code", case.code)}, salt=name)
    response.set_cookie(
        name,
        said,
        max_age=SECONDS,
        path=PATH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )


def case_of(request: HttpRequest, name: str = TRACK) -> Case | None:
    """The case of the pass; None without one, or with one that is forged, too old, or of a code that changed."""
    try:
        said = signing.loads(request.COOKIES.get(name, ""), salt=name, max_age=SECONDS)
        key, code = int(said["case"]), str(said["code"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    rows = FoiCase.objects.visible_to(applicant(key)).select_related("unit", "handler")
    found: Case | None = rows.filter(forgotten_on__isnull=True).first()
    if found is None or not hmac.compare_digest(code, fingerprint("code", found.code)):
        return None
    return found


def leave(response: HttpResponse, name: str = TRACK) -> None:
    """Take the pass away."""
    response.delete_cookie(name, path=PATH, samesite="Strict")
