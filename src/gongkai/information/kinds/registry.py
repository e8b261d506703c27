"""All kinds that this installation knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.core.errors import InvalidInputError
from gongkai.information.kinds.load import load
from gongkai.information.kinds.model import KindFileError

if TYPE_CHECKING:
    from gongkai.information.kinds.model import Kind

FOLDER = Path(__file__).parent


def load_folder(folder: Path) -> dict[str, Kind]:
    """The kinds of a folder by code, in the order of their `position`."""
    kinds = sorted((load(path) for path in folder.glob("*.toml")), key=lambda kind: (kind.position, kind.code))
    if not kinds:
        raise KindFileError(f"{folder}：没有信息类型文件（*.toml）")
    return {kind.code: kind for kind in kinds}


@cache
def _kinds() -> dict[str, Kind]:
    return load_folder(FOLDER)


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in order."""
    return tuple(_kinds().values())


def exists(code: str) -> bool:
    """Whether there is a kind of that code."""
    return code in _kinds()


def get(code: str) -> Kind:
    """The kind of that code; InvalidInputError names those that there are."""
    try:
        return _kinds()[code]
    except KeyError:
        known = "、".join(f"{kind.code}（{kind.label}）" for kind in all_kinds())
        raise InvalidInputError("kind", f"信息类型“{code}”不存在，可用的有：{known}。") from None
