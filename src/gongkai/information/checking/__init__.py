"""What is wrong with a piece of information before the public sees it: each hit with its place and its advice.

`gathered(row)` is what the desk's panel shows; `refusal(row)` is what the flow's guard asks: the hits that block,
and no others. What is looked into is pure (`markup`, `files`); what needs the database stands in `links`.
"""

from gongkai.information.checking.gather import gathered, newly_refused, refusal
from gongkai.information.checking.model import Group, Hit

__all__ = ["Group", "Hit", "gathered", "newly_refused", "refusal"]
