"""All kinds that this installation knows: those that come with it, and the city's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.core.errors import InvalidInputError
from gongkai.information.kinds.load import load
from gongkai.information.kinds.model import KindFileError

if TYPE_CHECKING:
    from gongkai.information.kinds.model import Kind

FOLDER = Path(__file__).parent


def load_folder(folder: Path) -> dict[str, Kind]:
    """The kinds of a folder by code, in the order of their `position`."""
    kinds = [load(path) for path in sorted(folder.glob("*.toml"))]
    if not kinds:
        raise KindFileError(f"{folder}：没有信息类型文件（*.toml）")
    return _ordered(kinds)


def _ordered(kinds: list[Kind]) -> dict[str, Kind]:
    return {kind.code: kind for kind in sorted(kinds, key=lambda kind: (kind.position, kind.code))}


@cache
def _kinds(own: str) -> dict[str, Kind]:
    """A file of the city's own folder (`GONGKAI_KINDS`) adds a kind, or takes the place of the shipped one."""
    found = load_folder(FOLDER)
    if not own:
        return found
    if not Path(own).is_dir():
        raise KindFileError(f"GONGKAI_KINDS：“{own}”不是文件夹")
    return _ordered(list({**found, **load_folder(Path(own))}.values()))


def _known() -> dict[str, Kind]:
    return _kinds(str(settings.GONGKAI_KINDS))


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in order."""
    return tuple(_known().values())


def exists(code: str) -> bool:
    """Whether there is a kind of that code."""
    return code in _known()


def get(code: str) -> Kind:
    """The kind of that code; InvalidInputError names those that there are."""
    try:
        return _known()[code]
    except KeyError:
        known = "、".join(f"{kind.code}（{kind.label}）" for kind in all_kinds())
        raise InvalidInputError("kind", f"信息类型“{code}”不存在，可用的有：{known}。") from None
