"""The judgement of one page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gongkai.metatags.formats import check, host_of, is_this_machine, same_site, short, unfilled
from gongkai.metatags.kinds import kind_of
from gongkai.metatags.model import PageKind, Problem, Severity, Verdict
from gongkai.metatags.reading import LARGEST, read
from gongkai.metatags.scanning import scan
from gongkai.metatags.tags import by_folded, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.metatags.model import Tag
    from gongkai.metatags.reading import Page

# Common names in small letters; nothing is wrong with them.
_COMMON = {"keywords", "author", "description", "image", "url"}


def judge(html: str | bytes, *, kind: PageKind | str | None = None, url: str = "", page: str = "") -> Verdict:
    """Judge a page's meta tags (《政府网站发展指引》网页标签规范; rules WEB-META, WEB-META-DATE).

    `kind` is `home`, `list` or `content`, else taken from the tags; `url` the page's address, or a file's name;
    `page` what the verdict calls it. Whatever the bytes are, a verdict comes back; ValueError for another `kind`.
    """
    read_page = read(html)
    scanned = scan(read_page.markup)
    tags = _gathered(scanned.tags)
    judged = PageKind(kind) if kind else kind_of([name for name in tags if tags[name]], read_page.markup, url)
    values = {name: each[0].content for name, each in tags.items()}
    problems = [
        *_of_page(read_page),
        *_missing(tags, judged),
        *(problem for name, each in tags.items() for problem in _of_tag(name, each)),
        *_hosts(values, tags, url),
    ]
    return Verdict(page or url, judged, values, tuple(problems))


def _gathered(tags: Iterable[Tag]) -> dict[str, list[Tag]]:
    """The known tags under their right names."""
    found: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if name := by_folded().get(tag.name.casefold()):
            found[name].append(tag)
    return dict(found)


def _of_page(page: Page) -> Iterator[Problem]:
    if page.declared:
        what = f"页面声明的编码是 {page.declared}，内容却不是"
        yield Problem("", what, "charset", "声明页面真正的编码，建议统一用 UTF-8", Severity.WARNING)
    if page.cut:
        what = f"页面超过 {LARGEST // 2**20} MB，只看了开头部分"
        yield Problem("", what, "整个页面", "标签应写在页面头部；过大的页面请拆分", Severity.WARNING)


def _missing(tags: dict[str, list[Tag]], kind: PageKind) -> Iterator[Problem]:
    for tag in known().values():
        if tag.required_on(kind) and tag.name not in tags:
            advice = f'在 head 中加上 <meta name="{tag.name}" content="{tag.label}">，content 填写实际内容'
            yield Problem(tag.name, f"{kind.label}缺少必填标签 {tag.name}（{tag.label}）", "head", advice)


def _of_tag(name: str, tags: list[Tag]) -> Iterator[Problem]:
    first = tags[0]
    where = f"第 {first.line} 行"
    if first.torn:
        yield Problem(name, "标签的引号没有闭合，其后的标签浏览器读不到", where, "补上引号和 >")
    if first.name != name and first.name not in _COMMON:
        what = f"标签名写成了“{first.name}”，大小写不符"
        yield Problem(name, what, where, f"写成 {name}", Severity.WARNING)
    yield from _value(name, first.content, where)
    yield from _repeated(name, tags)


def _value(name: str, value: str, where: str) -> Iterator[Problem]:
    tag = known()[name]
    if not value:
        severity = Severity.ERROR if tag.required else Severity.NOTICE
        yield Problem(name, f"{tag.label}是空的", where, "填写实际内容", severity)
    elif unfilled(value):
        what = f"{tag.label}“{short(value)}”是模板里没有填上的内容"
        yield Problem(name, what, where, "检查网页模板，填写实际内容")
    else:
        yield from check(name, value, where)


def _repeated(name: str, tags: list[Tag]) -> Iterator[Problem]:
    """The same tag twice; `keywords` beside `Keywords` is no repeat."""
    if not known()[name].required:
        tags = [tag for tag in tags if tag.name == tags[0].name]
    if len(tags) == 1:
        return
    lines = "、".join(str(tag.line) for tag in tags[:10])
    differ = len({tag.content for tag in tags}) > 1
    what = f"出现 {len(tags)} 次" + ("，内容各不相同" if differ else "")
    severity = Severity.ERROR if differ and known()[name].required else Severity.WARNING
    yield Problem(name, what, f"第 {lines} 行", "只保留一个", severity)


def _hosts(values: dict[str, str], tags: dict[str, list[Tag]], url: str) -> Iterator[Problem]:
    """SiteDomain against the address of the page, as it says itself and as it was fetched from.

    Fetched from this machine it is a site under test, which its domain does not name yet.
    """
    domain = values.get("SiteDomain", "")
    if not domain or unfilled(domain):
        return
    domain = host_of(domain) or domain
    for host, what in ((host_of(values.get("Url", "")), "Url 标签"), (host_of(url), "页面地址")):
        under_test = is_this_machine(host) and is_this_machine(host_of(url))
        if host and not under_test and not same_site(domain, host):
            said = f"网站域名“{short(domain)}”与{what}的域名“{host}”不一致"
            yield Problem(
                "SiteDomain", said, f"第 {tags['SiteDomain'][0].line} 行", "写本网站的域名", Severity.WARNING
            )
            return
