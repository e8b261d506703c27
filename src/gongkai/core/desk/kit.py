"""What a package's `desk.py` needs to get a place on the desk, in one import."""

from gongkai.core.desk.columns import Choice, Clock, Column, Date, State, Title, Validity
from gongkai.core.desk.filters import DeskFilterSet
from gongkai.core.desk.module import Act, Check, FormAct, Module, Notice, Problem, Tab, Version
from gongkai.core.desk.registry import register
from gongkai.core.desk.todo import TodoGroup, acting_as

__all__ = [
    "Act",
    "Check",
    "Choice",
    "Clock",
    "Column",
    "Date",
    "DeskFilterSet",
    "FormAct",
    "Module",
    "Notice",
    "Problem",
    "State",
    "Tab",
    "Title",
    "TodoGroup",
    "Validity",
    "Version",
    "acting_as",
    "register",
]
