"""Kinds of information, each a TOML file here: what it must carry, its own fields, whether it has validity."""

from gongkai.information.kinds.model import DataType, Kind, KindField, KindFileError
from gongkai.information.kinds.registry import all_kinds, exists, get

__all__ = ["DataType", "Kind", "KindField", "KindFileError", "all_kinds", "exists", "get"]
