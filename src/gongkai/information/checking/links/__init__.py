"""链接: where each address of a body leads, and whether anybody can go there."""

from gongkai.information.checking.links.check import links
from gongkai.information.checking.links.standing import knows

__all__ = ["knows", "links"]
