"""The little of Jinja that a template may use: places to fill in, and `if`. All else is refused before it runs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And, nodes.Or)
_NAMED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Getattr, "取属性（名称后的“.”）"),
    (nodes.Getitem, "取下标（方括号）"),
    (nodes.Call, "调用（圆括号）"),
    (nodes.Filter, "过滤器（竖线“|”）"),
    (nodes.For, "循环（for）"),
    (nodes.Assign, "赋值（set）"),
    (nodes.Macro, "宏（macro）"),
    (nodes.Include, "引入文件（include）"),
    (nodes.Import, "引入文件（import）"),
    (nodes.Extends, "引入文件（extends）"),
    (nodes.Const, "引号或者数字"),
)
MISWRITTEN = "大括号标记写错了，变量应写作 {{ 名称 }}，条件应写作 {% if 名称 %}…{% endif %}"
_LONGEST = 2_000_000
_STEERING = {ord(each): f"&#{ord(each)};" for each in "&<>\"'{}%_#"}  # what XML, Jinja or docxtpl would act upon


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The sandbox that templates are filled in: text is escaped, an unknown name is an error."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def plain(text: str) -> Markup:
    """A value that stays plain text through Jinja and docxtpl; a line feed parts paragraphs."""
    return Markup(text.translate(_STEERING).replace("\n", "\a"))  # noqa: S704 - escaped just here


def examined(source: str) -> tuple[set[str], list[str]]:
    """The names that a source uses, and what in it is not allowed, in Chinese."""
    if len(source) > _LONGEST:
        return set(), [f"模板太长（{len(source)}字），请去掉嵌入的内容"]
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError:
        return set(), [MISWRITTEN]
    except RecursionError:
        return set(), ["标记嵌套过深"]
    names, refused = set(), []
    for node in _walk(tree):
        if isinstance(node, nodes.Name):
            names.add(node.name)
        elif not isinstance(node, _ALLOWED):
            refused.append(_refusal(node))
    return names, list(dict.fromkeys(refused))


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, _ALLOWED):
            waiting += node.iter_child_nodes()


def _refusal(node: nodes.Node) -> str:
    what = next((name for kind, name in _NAMED if isinstance(node, kind)), type(node).__name__)
    return f"模板里不能使用{what}，只能写变量和 if"
