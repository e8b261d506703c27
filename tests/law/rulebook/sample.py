"""A rule file of an invented city, to be bent in one place at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook import Rulebook, read_rules

if TYPE_CHECKING:
    from gongkai.law.rulebook import Rule

HEAD = """
[events]
notice_posted = "公告张贴之日"

[instruments.sample-rules]
name = "示范市公开办法"
number = "示政规〔2020〕1号"
"""

FIELDS: dict[str, str] = {
    "id": '"TST-1"',
    "title": '"公告期限"',
    "says": '"公告张贴后十个工作日内答复"',
    "kind": '"limit"',
    "value": "10",
    "unit": '"工作日"',
    "from": '"notice_posted"',
    "bound": '"most"',
    "room": '"stricter"',
    "effect": '"answer"',
    "authority": '{ instrument = "sample-rules", article = "第二条" }',
    "certainty": '"R"',
}
LIST = {"value": None, "unit": None, "from": None, "bound": None, "room": None}


def entry(**changes: Any) -> str:
    """The text of one [[rule]]: TOML values as text; None leaves a field out; `starts` stands for `from`."""
    if "starts" in changes:
        changes["from"] = changes.pop("starts")
    fields = {**FIELDS, **changes}
    lines = [f"{name} = {value}" for name, value in fields.items() if value is not None]
    return "\n".join(["", "[[rule]]", *lines, ""])


def read(*texts: str) -> list[Rule]:
    return read_rules(HEAD + "".join(texts), where="sample.toml")


def only(**changes: Any) -> Rule:
    (rule,) = read(entry(**changes))
    return rule


def book(*texts: str) -> Rulebook:
    return Rulebook(read(*texts))
