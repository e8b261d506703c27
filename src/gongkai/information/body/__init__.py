"""The body of a document as clean, accessible HTML, with its contents list and its plain text."""

from gongkai.information.body.clean import tidy
from gongkai.information.body.model import Body
from gongkai.information.body.render import render

__all__ = ["Body", "render", "tidy"]
