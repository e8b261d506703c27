"""What a paste can leave behind: colours and fonts that the page's own contrast knows nothing of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gongkai.information.checking.model import BODY, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.checking.model import Subject

_STYLED: Final = ".//*[@style or @color or @bgcolor or @face or self::font or self::o:p or self::marquee]"
_NAMESPACES: Final = {"o": "urn:schemas-microsoft-com:office:office"}
_SPACES = re.compile(r"[\u3000\u00a0 ]{4,}\S")
_SOFT = re.compile(r"\[if [^\]]*\]|mso-[a-z-]+:|<!--")


def pasted(subject: Subject) -> Iterator[Hit]:
    """Styles and code of a word processor that still stand in the body, and text set with blanks."""
    styled = subject.root.xpath(_STYLED, namespaces=_NAMESPACES)
    if styled:
        yield Hit(
            f"正文有 {len(styled)} 处自带颜色或字体，对比度没有保证，请打开“编辑”重新保存，系统会清除。",
            field=BODY,
        )
    if _SOFT.search(subject.html):
        yield Hit("正文残留办公软件的代码，请删去这部分后重新粘贴。", field=BODY)
    for number, paragraph in enumerate(subject.root.iter("p"), 1):
        if _SPACES.search("".join(paragraph.itertext()).strip()):
            yield Hit("有用连续空格排版的段落，窄屏上会错位，请改用表格或分段。", field=BODY, at=f"p:{number}")
            return
