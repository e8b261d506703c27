"""At the desk, over HTTP: a file with a third party's data anywhere in it is not signed, and the page says where;
after the house's own redaction it is in no byte, and the answer can be signed."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from gongkai.cases.actions import add_party, read
from gongkai.cases.enums import PartyRole, Purpose
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.models import CaseDocument
from gongkai.cases.office import checking, redacting, views
from gongkai.cases.office.working import ACTS
from gongkai.core import outbox
from gongkai.core.roles import Role
from gongkai.documents.errors import UnreadableError
from gongkai.redaction import RedactionError
from tests.cases.foi.desk.forms import at_desk
from tests.cases.office import planted
from tests.cases.office.test_release import source, to_signature
from tests.factories.cases import SOMEBODY, handled
from tests.redaction import office as offices
from tests.redaction import pdfs
from tests.redaction.bytestreams import everywhere
from tests.redaction.test_bad_files import bomb, ole, with_password

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gongkai.cases.models import Case
    from tests.factories.cases import Office

SAID = (planted.NAME, planted.MOBILE, planted.ID_NUMBER)
FAMILIES = {".pdf": planted.PDFS, ".docx": planted.WORDS, ".xlsx": planted.BOOKS, ".jpg": planted.IMAGES}


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """The work on a file in this process: the child is what `test_release` is about, and takes a second each."""

    def ask(act, *files, name, seconds=0, **more):
        try:
            answer, body = ACTS[act](json.loads(json.dumps({"name": name, **more})), *files)
        except RedactionError as error:
            raise UnreadableError(name, str(error), "请改正这一处遮盖") from error
        return json.loads(json.dumps(answer)), body

    for module in (checking, redacting, views):
        monkeypatch.setattr(module, "ask", ask)


def with_third_party(office: Office) -> Case:
    """A case whose third party does not agree."""
    case = handled(office)
    who = SOMEBODY.__class__(
        name=planted.NAME,
        phone=planted.MOBILE,
        id_kind="id_card",
        id_number=planted.ID_NUMBER,
        address="示范市和平路8号",
    )
    add_party(case, PartyRole.THIRD_PARTY, who, actor=office.handler)
    return case


def put(case: Case, ending: str, makers: Mapping[str, Callable[[], bytes]]) -> list[CaseDocument]:
    return [source(case, make(), f"{place}{ending}") for place, make in makers.items()]


def sign(office: Office, case: Case) -> str:
    """Press the button; what the page then says."""
    clerk = at_desk(office, Role.SIGNATORY)
    pressed = clerk.act(case, "sign", version=_value(clerk.form(case, "sign"), "version"))
    case.refresh_from_db()
    return pressed.content.decode()


def _value(page: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1]


@pytest.mark.parametrize("ending", list(FAMILIES))
def test_a_third_partys_data_anywhere_stops_the_signature_and_the_page_names_the_place(office, ending):
    case = with_third_party(office)
    files = put(case, ending, FAMILIES[ending])
    to_signature(office, case, *files)
    outbox.drain()
    said = sign(office, case)
    assert case.state == FoiState.SIGNATURE
    shown = at_desk(office, Role.SIGNATORY).page(case, tab="documents").content.decode()
    for document in files:
        made = checking.valid_check(document)
        assert made, document.name
        assert made.found, document.name
        assert not made.waivable or ending == ".jpg", document.name
        assert f"{document.name}”的提供前检查发现" in said.replace("&#x27;", "'"), document.name
        assert str(made.leaks[0]["says"]).replace("'", "&#x27;") in shown, document.name
    assert not set(SAID) & {word for word in SAID if word in said}


@pytest.mark.parametrize("ending", list(FAMILIES))
def test_the_houses_redaction_leaves_it_in_no_byte_and_the_answer_is_signed(office, ending):
    case = with_third_party(office)
    files = put(case, ending, FAMILIES[ending])
    clerk = at_desk(office, Role.HANDLER)
    for document in files:
        redact(clerk, case, document)
    outbox.drain()
    copies = list(CaseDocument.objects.filter(case=case, purpose=Purpose.RELEASE))
    assert len(copies) == len(files)
    for copy in copies:
        made = checking.valid_check(copy)
        assert made, copy.name
        assert made.leaks == [], copy.name
        words = everywhere(read(copy))
        assert not [each for each in SAID if each in words], copy.name
    to_signature(office, case, *copies)
    outbox.drain()
    sign(office, case)
    assert case.state == FoiState.SIGNED


def redact(clerk, case: Case, document: CaseDocument) -> None:
    """As the page has it: what is found in plain sight is marked by its words, then the copy is ordered."""
    address = f"/desk/foi/{case.pk}/documents/{document.pk}/redact/"
    page = clerk.client.get(address)
    assert page.status_code == 200, document.name
    assert not page.context["seen"].get("trouble"), (document.name, page.context["seen"])
    data = {"idempotency_key": _value(page, "idempotency_key"), "act": "make"} | _empty("word") | _empty("box")
    plain = document.name.split(".")[0] in {"text layer", "body", "number in a cell"}
    marks = SAID if plain and "cell" not in document.name else SAID[1:2] if plain else ()
    data["word-TOTAL_FORMS"] = str(len(marks))
    for at, mark in enumerate(marks):
        data |= {f"word-{at}-text": mark, f"word-{at}-ground": "third_party"}
    if document.name.startswith(("form field", "rich text")):  # drawn on the page, and no text of it
        data |= {"box-TOTAL_FORMS": "1", "box-0-ground": "third_party"} | {
            f"box-0-{side}": str(value)
            for side, value in {"page": 1, "left": 0, "top": 85, "width": 20, "height": 15}.items()
        }
    assert clerk.client.post(address, data).status_code == 302, document.name


def _empty(prefix: str) -> dict[str, str]:
    return {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("名单.docx", offices.word())
    return out.getvalue()


def endless() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        inner = pikepdf.Stream(document, zlib.compress(bytes(80_000_000), 9))
        inner.Filter = pikepdf.Name.FlateDecode
        document.Root.X = document.make_indirect(inner)

    return pdfs.changed(change)


BAD = {
    "旧式文档.doc": (lambda: ole("WordDocument"), "另存为 DOCX"),
    "旧式表格.xls": (lambda: ole("Workbook"), "另存为 XLSX"),
    "加密.docx": (lambda: ole("EncryptedPackage"), "密码"),
    "加密.pdf": (with_password, "密码"),
    "压缩包.zip": (zipped, "解压后"),
    "炸弹.docx": (lambda: bomb("word/document.xml"), "压缩炸弹"),
    "炸弹.xlsx": (lambda: bomb("xl/workbook.xml"), "压缩炸弹"),
    "炸弹.pdf": (endless, "查不了"),
    "截断.docx": (lambda: offices.word()[:3000], "损坏"),
    "截断.pdf": (lambda: pdfs.plain()[:200], "损坏"),
    "截断.png": (lambda: planted.IMAGES["words of a PNG"]()[:60], "损坏"),
    "文本.txt": ("公开的内容".encode, "DOCX"),
    "改名.pdf": (lambda: b"MZ\x90\0" + bytes(range(256)) * 40, "没有选错文件"),
}


def test_what_cannot_be_looked_into_is_never_passed_unseen(office):
    case = handled(office)
    files = [source(case, make(), name) for name, (make, _) in BAD.items()]
    to_signature(office, case, *files)
    outbox.drain()
    said = sign(office, case)
    shown = at_desk(office, Role.SIGNATORY).page(case, tab="documents").content.decode()
    assert case.state == FoiState.SIGNATURE
    for document in files:
        made = checking.valid_check(document)
        assert made, document.name
        assert not made.waivable
        assert document.name in said
        told = "".join(str(each["says"]) for each in made.leaks)
        assert BAD[document.name][1] in told, (document.name, told)
        assert str(made.leaks[0]["says"]) in shown


def test_a_number_ticked_on_one_page_and_left_on_another_is_told(office):
    from tests.documents.readers.minipdf import Page

    case = handled(office)
    page = [Page().text(72, 700, f"第{number}页 电话13800138000") for number in (1, 2)]
    document = source(case, pdfs.plain(*page), "两页.pdf")
    clerk = at_desk(office, Role.HANDLER)
    address = f"/desk/foi/{case.pk}/documents/{document.pk}/redact/"
    opened = clerk.client.get(address)
    first = opened.context["suggested"][0]["value"]
    key = _value(opened, "idempotency_key")
    data = {"idempotency_key": key, "act": "make", "ticked": [first]} | _empty("word") | _empty("box")
    assert clerk.client.post(address, data).status_code == 302
    outbox.drain()
    copy = case.documents.get(purpose=Purpose.RELEASE)
    made = checking.valid_check(copy)
    assert made
    assert made.waivable
    assert [each["where"] for each in made.leaks] == ["两页（提供件2）.pdf 第2页"]
    word = source(case, pages_of_word(), "两页.docx")
    found = ticked_once(clerk, case, word)
    assert found.waivable
    assert {each["reason"] for each in found.leaks} == {"secret"}


def pages_of_word() -> bytes:
    return offices.word(lambda d: [d.add_paragraph(f"第{at}处 电话13800138000") for at in (1, 2)])


def ticked_once(clerk, case: Case, document: CaseDocument):
    address = f"/desk/foi/{case.pk}/documents/{document.pk}/redact/"
    opened = clerk.client.get(address)
    key = _value(opened, "idempotency_key")
    ticked = [opened.context["suggested"][0]["value"]]
    data = {"idempotency_key": key, "act": "make", "ticked": ticked} | _empty("word") | _empty("box")
    assert clerk.client.post(address, data).status_code == 302
    outbox.drain()
    made = checking.valid_check(case.documents.get(made_from=document))
    assert made
    return made
