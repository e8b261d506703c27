"""A hit of a check: the words, the place in the editor, and whether it hinders the release."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import html as lxml_html

if TYPE_CHECKING:
    from gongkai.information.models import Information

BODY = "body_html"


@dataclass(frozen=True, slots=True)
class Hit:
    """What is wrong and what would be right.

    `field` is that of the editing form; `at` the place in the body as `tag:n`, the n-th element of that tag; `tab`
    a tab of the record, where it is not in the form.
    """

    says: str
    blocks: bool = False
    field: str = ""
    at: str = ""
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one check, in the order of the text."""

    label: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Subject:
    """What is looked at: a piece of information as it stands, or with the title and body of a version."""

    information: Information
    title: str
    html: str

    @cached_property
    def root(self) -> lxml_html.HtmlElement:
        """The body as a tree; an empty one for an empty body."""
        return lxml_html.fragment_fromstring(self.html or "<p></p>", create_parent="div")


def words_of(element: lxml_html.HtmlElement) -> str:
    """The text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def brief(text: str, most: int = 20) -> str:
    """The beginning of a text, as it is quoted in a message."""
    return text if len(text) <= most else f"{text[:most]}……"
