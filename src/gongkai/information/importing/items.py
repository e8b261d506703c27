"""From paths to the things to import: files of documents, and the records of exports."""

from __future__ import annotations

import codecs
import fnmatch
import json
from typing import TYPE_CHECKING, Any

from gongkai.documents.decode import decode, decode_name
from gongkai.documents.errors import reason_of
from gongkai.documents.limits import DEFAULT_LIMITS, MB
from gongkai.information.importing.draft import Item
from gongkai.information.importing.mapping.model import at
from gongkai.information.importing.repeated import parse, repeated_names
from gongkai.information.importing.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from gongkai.information.importing.mapping import Mapping

DOCUMENTS = (".txt", ".html", ".htm", ".shtml", ".docx", ".pdf", ".xlsx", ".ofd", ".doc")
RECORDS = (".jsonl", ".ndjson", ".json", ".csv")
WHOLE = (".json", ".csv")  # read in one piece
DEEPEST = 50  # levels of a record
RAW = 20_000  # characters of a bad record that the reject list keeps


def files_of(paths: Sequence[Path], mapping: Mapping | None) -> list[tuple[Path, str]]:
    """The files to read with the names that messages give them, in order.

    A file named by itself is always read; of a folder, documents by their extension, or with a mapping the files
    that it names. Hidden ones are left out, and links that lead out of the folder: whoever packed it could
    publish this machine's files with them.
    """
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            inside = [each for each in sorted(path.rglob("*")) if _wanted(each, path, mapping)]
            found += [(each, decode_name(f"{path.name}/{each.relative_to(path).as_posix()}")) for each in inside]
        else:
            found.append((path, decode_name(path.name)))
    return found


def items_of(path: Path, name: str, mapping: Mapping | None) -> Iterator[Item]:
    """What one file holds. What cannot be read becomes an item with a fault, the rest goes on."""
    try:
        yield from _items_of(path, name, mapping)
    except OSError as error:
        yield Item(name, name, 0, fault=f"打不开文件（{reason_of(error)}），请检查文件权限")


def _items_of(path: Path, name: str, mapping: Mapping | None) -> Iterator[Item]:
    if not path.is_file():
        yield Item(name, name, 0, path=path, fault="这不是普通文件")
    elif mapping is None or path.suffix.lower() in DOCUMENTS:
        fault = _NEEDS_MAP if path.suffix.lower() in RECORDS else ""
        yield Item(name, name, path.stat().st_size, path=path, fault=fault)
    elif path.suffix.lower() in WHOLE and path.stat().st_size > DEFAULT_LIMITS.file:
        fault = f"文件超过 {DEFAULT_LIMITS.file // MB} MB，请拆分，或导出为一行一条的 JSONL"
        yield Item(name, name, 0, fault=fault)
    elif path.suffix.lower() == ".csv":
        yield from _rows(path, name)
    elif path.suffix.lower() == ".json":
        yield from _array(path, name, mapping)
    else:
        yield from _lines(path, name)


_NEEDS_MAP = "这是记录导出文件，须用 --map 指明字段的对应关系"


def _wanted(path: Path, folder: Path, mapping: Mapping | None) -> bool:
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return False
    if any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts):
        return False
    if mapping is None:
        return path.suffix.lower() in DOCUMENTS
    return any(fnmatch.fnmatch(path.name, pattern) for pattern in mapping.files)


def _lines(path: Path, name: str) -> Iterator[Item]:
    with path.open("rb") as file:
        wide = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        file.seek(0)
        # UTF-16 has line ends that are no bytes of their own.
        lines = _wide_lines(file) if wide else _bounded_lines(file)
        for number, line in enumerate(lines, 1):
            if len(line) > DEFAULT_LIMITS.text:
                fault = f"这一行超过 {DEFAULT_LIMITS.text // MB} MB，请检查是否缺少换行"
                yield Item(f"{name}:{number}", name, len(line), raw=_shown(line[:RAW]), fault=fault)
            elif line.strip(b"\xef\xbb\xbf \t\r\n\0"):
                yield _line(line, f"{name}:{number}", name)


def _wide_lines(file: BinaryIO) -> Iterator[bytes]:
    for line in decode(file.read(DEFAULT_LIMITS.file))[0].split("\n"):  # JSON may hold other line ends as they are
        yield line.encode(errors="replace")


def _bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines; of one beyond the limit only so much that it shows to be."""
    most = DEFAULT_LIMITS.text + 1
    while line := file.readline(most):
        rest = line
        while len(rest) == most and not rest.endswith(b"\n"):
            rest = file.readline(most)
        yield line


def _line(line: bytes, where: str, source: str) -> Item:
    text = line.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        return _item(parse(text), where, source, len(line))
    except UnicodeDecodeError:
        return _legacy(text, where, source, len(line))
    except (ValueError, RecursionError) as error:
        return Item(where, source, len(line), raw=_shown(text), fault=_not_json(error))


def _legacy(text: bytes, where: str, source: str, size: int) -> Item:
    """A line in GB18030 or the like."""
    try:
        return _item(parse(decode(text)[0]), where, source, size)
    except (ValueError, RecursionError) as error:
        return Item(where, source, size, raw=_shown(text), fault=_not_json(error))


def _array(path: Path, name: str, mapping: Mapping) -> Iterator[Item]:
    data = path.read_bytes()
    try:
        loaded = parse(decode(data)[0])
    except (ValueError, RecursionError) as error:
        if str(error).startswith("Extra data"):  # lines of JSON under the name of one
            yield from _lines(path, name)
        else:
            yield Item(name, name, len(data), raw=_shown(data), fault=_not_json(error))
        return
    records = at(loaded, mapping.records) if mapping.records else loaded
    if not isinstance(records, list):
        where = f"“{mapping.records}”处" if mapping.records else "最外层"
        fault = f"{where}应为记录的列表（在映射文件中用 records 指明列表的位置）"
        yield Item(name, name, len(data), raw=_shown(data), fault=fault)
        return
    for number, record in enumerate(records, 1):
        yield _item(record, f"{name}:{number}", name, len(data) // max(1, len(records)))


def _rows(path: Path, name: str) -> Iterator[Item]:
    for row in rows_of(decode(path.read_bytes())[0]):
        where, size = f"{name}:{row.line}", sum(map(len, row.cells))
        if row.record is None:
            yield Item(where, name, size, raw=_shown(str(list(row.cells)).encode()), fault=row.fault)
        else:
            yield _item(row.record, where, name, size)


def _item(record: Any, where: str, source: str, size: int) -> Item:
    if _too_deep(record):
        return Item(where, source, size, fault=f"记录嵌套超过 {DEEPEST} 层")
    if names := repeated_names(record):
        raw = json.dumps(record, ensure_ascii=False)[:RAW]
        fault = f"记录中“{'、'.join(names)}”出现多次而内容不同，请只保留一个"
        return Item(where, source, size, raw=raw, fault=fault)
    if isinstance(record, dict):
        return Item(where, source, size, record=record)
    raw = json.dumps(record, ensure_ascii=False)[:RAW]
    return Item(where, source, size, raw=raw, fault='记录应为 JSON 对象（花括号），如 {"title": "…"}')


def _too_deep(value: Any, left: int = DEEPEST) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(inside) and (left == 0 or any(_too_deep(each, left - 1) for each in inside))


_JSON_FAULTS = {
    "Expecting value": "此处应为一个值",
    "Expecting property name": "此处应为双引号括起的字段名",
    "Expecting ':'": "此处应为冒号",
    "Expecting ','": "此处应为逗号",
    "Unterminated string": "文字没有结束的引号",
    "Invalid control character": "文字中有没有转义的控制字符（如换行）",
    "Invalid \\": "反斜杠后的字符不对",
    "Extra data": "一条记录之后还有多余的内容",
}


def _not_json(error: Exception) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return (
            f"不是有效的 JSON：嵌套超过 {DEEPEST} 层"
            if isinstance(error, RecursionError)
            else f"不是有效的 JSON：{error}"
        )
    what = next((ours for theirs, ours in _JSON_FAULTS.items() if error.msg.startswith(theirs)), error.msg)
    return f"不是有效的 JSON：第 {error.colno} 个字符处，{what}"


def _shown(data: bytes) -> str:
    return data[: 4 * RAW].decode("utf-8", "replace")[:RAW]
