"""What documents do to each other: found in their words, tied to the library, confirmed by a person."""

from gongkai.information.relations.find import find
from gongkai.information.relations.found import FoundRelation
from gongkai.information.relations.tie import tie

__all__ = ["FoundRelation", "find", "tie"]
