"""JSON as a question arrives in it: from a file, a pipe or the body of a request, in whatever state."""

from __future__ import annotations

import json
from typing import Any

from gongkai.law.errors import EventError, shown


def read_json(raw: bytes) -> Any:
    """What a text in UTF-8 holds; a mark of byte order may lead it.

    Raises EventError that says where it stops being JSON. A name that stands twice in one object is refused:
    of two days of receipt nobody can say which was meant.
    """
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except EventError:
        raise
    except UnicodeDecodeError as error:
        raise EventError(f"不是 UTF-8 文本（第{error.start + 1}字节处有误）") from error
    except json.JSONDecodeError as error:
        raise EventError(f"不是正确的 JSON（第{error.lineno}行第{error.colno}列附近）") from error
    except ValueError as error:  # Python reads no whole number of more than some thousand figures
        raise EventError("不是正确的 JSON（其中有位数过多的数）") from error
    except RecursionError as error:
        raise EventError("JSON 嵌套过深") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise EventError(f"字段 {shown(twice)} 在同一个对象中写了两次，只能写一次")
    return found
