"""The modules of casework on the desk: each kind of case has one."""

from gongkai.cases.desk import particulars
from gongkai.cases.foi import desk as foi

__all__ = ["foi", "particulars"]
