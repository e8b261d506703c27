"""公开时限 as catalogues write it → typed limits. Pure: no database, no Django.

`read("信息形成或者变更之日起20个工作日内")` gives a `Reading`: the limits understood, and what was not understood.
Nothing is guessed: what no pattern reads is listed in `Reading.unread` as it was written.
"""

from gongkai.catalog.limits.model import Limit, LimitKind, Reading, Rhythm, Start
from gongkai.catalog.limits.reading import read

__all__ = ["Limit", "LimitKind", "Reading", "Rhythm", "Start", "read"]
