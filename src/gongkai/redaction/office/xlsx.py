"""A workbook redacted: a new one is written of the values that show, then bars replace what is withheld."""

from __future__ import annotations

import io
import warnings as python_warnings
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from lxml import etree
from openpyxl.packaging.core import DocumentProperties

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, MB
from gongkai.documents.readers.package import Package
from gongkai.redaction.model import Report
from gongkai.redaction.office.covers import refuse_covers
from gongkai.redaction.office.ranges import bars_of
from gongkai.redaction.office.sheets import copy_sheet
from gongkai.redaction.office.zipping import zipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.workbook.workbook import Workbook

    from gongkai.redaction.model import Options, Redaction

_MOST_MARKUP = 40 * MB
_LEFT_OUT = frozenset({"docProps/core.xml", "docProps/app.xml"})
_BESIDE = (
    ("批注", "xl/comments"),
    ("批注", "xl/threadedComments/"),
    ("图片和图形", "xl/drawings/drawing"),
    ("外部链接", "xl/externalLinks/externalLink"),
    ("数据透视表缓存", "xl/pivotCache/pivotCacheDefinition"),
    ("嵌入对象", "xl/embeddings/"),
    ("宏", "xl/vbaProject"),
    ("自定义 XML", "customXml/item"),
)


def redact_xlsx(data: bytes, redactions: Sequence[Redaction], options: Options, name: str) -> tuple[bytes, Report]:  # noqa: ARG001  # one shape for all kinds
    """The new XLSX and what was done. Raises `UnreadableError` (file), `RedactionError` (place)."""
    report = Report()
    package = Package(data, name, DEFAULT_LIMITS)
    _check_markup(data, name)
    refuse_covers(package, name)
    for what, prefix in _BESIDE:
        report.drop(what, sum(member.startswith(prefix) for member in package.names))
    target = _cleaned(data, name, report)
    bars_of(target, redactions, report)
    return _written(target), report


def load(data: bytes, name: str, *, formulas: bool = False) -> Workbook:
    """The workbook as openpyxl has it, values or formulas. Raises `UnreadableError`."""
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # openpyxl tells of drawings and rules that it drops
        try:
            return openpyxl.load_workbook(io.BytesIO(data), data_only=not formulas, keep_links=False)
        except Exception as error:  # openpyxl answers damage with any error
            what = f"工作簿不完整或已损坏（{type(error).__name__}）"
            raise UnreadableError(name, what, "请用 Excel 或 WPS 打开后另存，再试一次") from error


def _check_markup(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        size = sum(each.file_size for each in container.infolist() if each.filename.endswith(".xml"))
    if size > _MOST_MARKUP:
        what = f"工作簿的内容有 {size // MB} MB，超过 {_MOST_MARKUP // MB} MB 的上限"
        raise UnreadableError(name, what, "请拆分后再遮盖")


def _cleaned(data: bytes, name: str, report: Report) -> Workbook:
    """A new workbook with the visible sheets, rows, columns and values. Hidden ones stay in their place, empty."""
    source, formulas = load(data, name), load(data, name, formulas=True)
    report.drop("定义的名称", len(formulas.defined_names))
    target = openpyxl.Workbook()
    target.remove(target.worksheets[0])
    for sheet in source.worksheets:
        if sheet.sheet_state == "visible":
            copy_sheet(sheet, formulas[sheet.title], target.create_sheet(sheet.title), report)
        else:
            report.drop("隐藏的工作表")
    report.drop("图表页", len(source.chartsheets))
    if not target.worksheets:
        raise UnreadableError(name, "没有可见的工作表", "请取消隐藏要公开的工作表后再遮盖")
    return target


def _written(target: Workbook) -> bytes:
    """The bytes without properties and dates."""
    target.properties = DocumentProperties(creator="")
    out = io.BytesIO()
    target.save(out)
    with zipfile.ZipFile(out) as container:
        parts = {each: container.read(each) for each in container.namelist() if each not in _LEFT_OUT}
    for part in ("[Content_Types].xml", "_rels/.rels"):
        parts[part] = _without_properties(parts[part])
    return zipped(parts)


def _without_properties(part: bytes) -> bytes:
    root = etree.fromstring(part)
    for element in list(root):
        target = (element.get("PartName") or element.get("Target") or "").lstrip("/")
        if target in _LEFT_OUT:
            root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
