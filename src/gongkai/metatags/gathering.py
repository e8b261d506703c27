"""From what a person names, a file, a folder or an address, to the verdicts of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.decode import decode_name
from gongkai.documents.errors import reason_of
from gongkai.metatags.crawl import crawl
from gongkai.metatags.judging import judge
from gongkai.metatags.model import PageKind, Problem, Verdict
from gongkai.metatags.reading import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gongkai.metatags.crawl import Limits

PAGES = (".html", ".htm", ".shtml", ".shtm", ".xhtml", ".jsp", ".jspx", ".asp", ".aspx", ".php")


def of_path(path: Path, kind: PageKind | None = None) -> Iterator[Verdict]:
    """The verdicts of a file, or of the pages in a folder and below; links out of the folder are not followed."""
    if not path.is_dir():
        yield _of_file(path, decode_name(path.name), kind)
        return
    inside = path.resolve()
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path)
        hidden = any(part.startswith(".") for part in name.parts)
        if (
            file.suffix.lower() in PAGES
            and not hidden
            and file.is_file()
            and file.resolve().is_relative_to(inside)
        ):
            yield _of_file(file, decode_name(name.as_posix()), kind)


def of_site(url: str, kind: PageKind | None = None, limits: Limits | None = None) -> Iterator[Verdict]:
    """The verdicts of a running site's pages."""
    for fetched in crawl(url, limits):
        if fetched.fault:
            yield _unread(fetched.url, fetched.fault, "检查网址和网站是否正常")
        else:
            yield judge(fetched.body, kind=kind, url=fetched.url)


def _of_file(path: Path, name: str, kind: PageKind | None) -> Verdict:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return _unread(name, f"打不开文件（{reason_of(error)}）", "检查文件和权限")
    if not data.strip():
        return _unread(name, "文件是空的", "重新保存网页")
    if (
        b"\0" in data[:1024]
        and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
        and b"<\0" not in data
        and b"\0<" not in data
    ):
        return _unread(name, "内容不是网页", "确认文件名和内容一致")
    return judge(data, kind=kind, url=name)


def _unread(page: str, what: str, advice: str) -> Verdict:
    return Verdict(page, PageKind.HOME, problems=(Problem("", what, "整个页面", advice),))
