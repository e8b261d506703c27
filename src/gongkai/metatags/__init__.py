"""The meta tags of government pages, judged by 《政府网站发展指引》 (国办发〔2017〕47号). Pure Python, no Django.

`judge` looks at one page; `crawl` reads the pages of a running site.
"""

from __future__ import annotations

from gongkai.metatags.judging import judge
from gongkai.metatags.model import PageKind, Problem, Severity, Verdict

__all__ = ["PageKind", "Problem", "Severity", "Verdict", "judge"]
