"""图片: each says what it shows, or says on purpose (alt="") that it is an ornament."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gongkai.information.checking.model import BODY, Hit, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.checking.model import Subject

LONGEST: Final = 150  # characters; what takes longer to tell belongs in the text
_FILE = re.compile(r"[^/\\]*\.(?:jpe?g|png|gif|bmp|webp|tiff?|emf|wmf|svg)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|PIC|image|picture|photo|微信图片|QQ图片|QQ截图|mmexport|clip_image|screenshot)[-_ ]?\d*",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(r"(?:图|图片|照片|配图|插图|截图|示意图|图示|附图)[\d一二三四五六七八九十]*|[\d_\-. ]+")


def images(subject: Subject) -> Iterator[Hit]:
    """Pictures that nobody who cannot see them learns of."""
    for number, image in enumerate(subject.root.iter("img"), 1):
        if says := _fault(image.get("alt"), number):
            yield Hit(says, field=BODY, at=f"img:{number}")


def _fault(alt: str | None, number: int) -> str:
    if alt is None:
        return f'第 {number} 张图片没有替代文字，读屏软件无法读出，请写明图片内容；纯装饰的写 alt=""。'
    words = alt.strip()
    if words != alt and not words:
        return f'第 {number} 张图片的替代文字只有空格，请写明图片内容；纯装饰的写 alt=""。'
    if words and (_FILE.fullmatch(words) or _CAMERA.fullmatch(words)):
        return f"第 {number} 张图片的替代文字“{brief(words)}”是文件名，请改写为图片内容。"
    if words and _SAYS_NOTHING.fullmatch(words):
        return f"第 {number} 张图片的替代文字“{words}”没有说明内容，请写明图中是什么。"
    if len(words) > LONGEST:
        return f"第 {number} 张图片的替代文字有 {len(words)} 字，请缩短，细节写入正文。"
    return ""
