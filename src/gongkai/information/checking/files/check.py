"""附件: what a reader meets who opens them."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from gongkai.documents.limits import MB
from gongkai.documents.sniff import Format, by_name
from gongkai.information.checking.files.look import PROMISED, look
from gongkai.information.checking.files.named import unattached
from gongkai.information.checking.model import BODY, Hit, brief
from gongkai.information.personal.findings import why_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.checking.files.look import Look
    from gongkai.information.checking.model import Subject
    from gongkai.information.models import Attachment

LARGE: Final = 20 * MB  # takes minutes on a telephone
TAB: Final = "files"
_KEPT: Final = 128
_SAYS_NOTHING = re.compile(
    r"(?:附件|文件|文档|扫描件?|新建.*|未命名.*|副本.*|微信图片.*|QQ图片.*|IMG|scan|document|file)?[\d\s_\-()（）.]*",
    re.IGNORECASE,
)
_READ = {Format.PDF, Format.DOCX, Format.XLSX, Format.OFD}  # what can be told to be broken
_NO_TEXT, _BROKEN, _LOCKED = "没有文字层", re.compile(r"损坏|不完整|打不开"), "加密"


def files(subject: Subject) -> Iterator[Hit]:
    """Each attachment that is missing, empty, broken, locked or dangerous (blocks), or hard to use (advice);
    and what the body names as attached and is not."""
    attachments = list(subject.information.attachments.all()) if subject.information.pk else []
    for file in attachments:
        yield from faults_of(file)
    for name, number in unattached(subject.root, [file.name for file in attachments]):
        yield Hit(
            f"正文列有附件“{brief(name, 40)}”，还没有上传，请在“附件”中添加或补入正文。",
            field=BODY,
            at=f"p:{number}",
        )


def faults_of(file: Attachment) -> Iterator[Hit]:
    """What is wrong with one attachment."""
    for says, blocks in _faults(file):
        yield Hit(f"附件“{brief(file.name, 40)}”{says}。", blocks=blocks, tab=TAB)


def _faults(file: Attachment) -> Iterator[tuple[str, bool]]:
    if not file.file:
        if not file.url:
            yield "只有名称，没有文件，请重新上传或删除", True
        return
    seen = _seen(_File(file.sha256, file.name, file))
    if seen is None:
        yield "的文件已经丢失，请重新上传", True
        return
    if not file.size:
        yield "是空文件，请重新上传", True
        return
    yield from _content(file, seen)
    yield from _name(file)
    if file.size > LARGE:
        yield f"有 {file.size // MB} MB，超过 {LARGE // MB} MB，手机上难以下载，请压缩或拆分", False


def _content(file: Attachment, seen: Look) -> Iterator[tuple[str, bool]]:
    reason = "" if seen.locked else why_unread(file)
    if not seen.fits:
        yield (
            f"的扩展名与内容不符（内容是{seen.format.label}），多数人打不开，请用原来的软件另存为正确的格式",
            True,
        )
    elif seen.locked or _LOCKED in reason:
        yield "有密码，公众打不开，请去掉密码后重新上传", True
    elif _NO_TEXT in reason:
        yield "是扫描件，没有文字层，无法检索和朗读，请附上文字版", False
    elif seen.format in _READ and _BROKEN.search(reason):
        yield "打不开，文件不完整或已损坏，请重新导出后上传", True
    if seen.macros:
        yield "含有宏，打开时有安全风险，请另存为不含宏的格式（docx、xlsx 或 pdf）", True
    if seen.programs:
        yield f"里有可执行文件（{'、'.join(seen.programs)}），请去掉", True


def _name(file: Attachment) -> Iterator[tuple[str, bool]]:
    extension = by_name(file.name)
    stem = file.name[: -len(extension)] if extension in PROMISED else file.name
    if _SAYS_NOTHING.fullmatch(stem.strip()):
        yield "的名称没有说明内容，请改为附件的标题", False


@dataclass(frozen=True, slots=True)
class _File:
    """A file to look at; the same digest under the same name is seen once."""

    sha256: str
    name: str
    file: Attachment = dataclasses.field(compare=False)


@lru_cache(maxsize=_KEPT)
def _opened(wanted: _File) -> Look:
    with wanted.file.file.open("rb") as stream:
        return look(stream.read(), stored_as(wanted))


def stored_as(wanted: _File) -> str:
    """The name with the extension by which it will be opened: what people call it may have none."""
    return (
        wanted.name if by_name(wanted.name) in PROMISED else f"{wanted.name}{by_name(str(wanted.file.file.name))}"
    )


def _seen(wanted: _File) -> Look | None:
    """What the file is; None when the store has it no more, which is never remembered."""
    try:
        return _opened(wanted) if wanted.file.file.storage.exists(str(wanted.file.file.name)) else None
    except OSError:
        return None
