"""Walking through the citizen's side as a browser does."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.cases.foi.models import FoiCase
from gongkai.portal.foi.codes import grouped

if TYPE_CHECKING:
    from django.test import Client

    from gongkai.cases.models import Case

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def proof(name: str = "身份证.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def filled(**changes: Any) -> dict[str, Any]:
    """A form that is right, but for `changes`; None leaves a field out."""
    fields: dict[str, Any] = {
        "key": str(uuid.uuid4()),
        "unit": "education",
        "request": "本市2025年度小学学位供给的统计数据",
        "features": "",
        "shape": "电子文件",
        "way": "网上获取",
        "klass": "natural_person",
        "name": "申小明",
        "contact": "",
        "id_kind": "id_card",
        "id_number": "11010519491231002X",
        "phone": "13900001234",
        "email": "",
        "address": "",
        "identity": proof(),
    } | changes
    return {name: value for name, value in fields.items() if value is not None}


def review(client: Client, **changes: Any) -> tuple[Any, str]:
    """The answer to the form, and its key."""
    form = filled(**changes)
    return client.post(reverse("portal:foi-form"), form), str(form["key"])


def apply(client: Client, **changes: Any) -> Case:
    """The whole way; the case."""
    response, key = review(client, **changes)
    assert response.status_code == 200, errors(response)
    response = client.post(reverse("portal:foi-submit"), {"key": key})
    assert response.status_code == 302
    found: Case = FoiCase.objects.order_by("-pk")[0]
    return found


def errors(response: Any) -> list[str]:
    """What the page says is wrong."""
    text = response.content.decode()
    summary = re.search(r'class="error-summary".*?</div>', text, re.DOTALL)
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>)?</li>", summary.group(0)) if summary else []


def enter(client: Client, case: Case) -> None:
    """Number and code."""
    asked = {"number": case.number, "code": grouped(case.code)}
    response = client.post(reverse("portal:foi-track"), asked)
    assert response.status_code == 302
    assert response.url == reverse("portal:foi-case")
