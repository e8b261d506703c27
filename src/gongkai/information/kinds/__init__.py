"""Kinds of information, each a TOML file: what it must carry, its own fields and rows, rhythm, page, checks."""

from gongkai.information.kinds.field import DataType, KindField, Privacy
from gongkai.information.kinds.model import Kind, KindFileError
from gongkai.information.kinds.parts import ChartOf, Frequency, KindChart, KindCheck, Table
from gongkai.information.kinds.registry import all_kinds, exists, get

__all__ = [
    "ChartOf",
    "DataType",
    "Frequency",
    "Kind",
    "KindChart",
    "KindCheck",
    "KindField",
    "KindFileError",
    "Privacy",
    "Table",
    "all_kinds",
    "exists",
    "get",
]
