"""What the foundations do by themselves."""

from __future__ import annotations

from gongkai.core import duties, planner

duties.daily("core.learn")(planner.learn)
