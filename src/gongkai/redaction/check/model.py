"""What the look before release finds: where something stands, and why it may not go out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Spot(StrEnum):
    """The places of a file that are looked into."""

    TEXT = "text"
    COVERED = "covered"
    INVISIBLE = "invisible"
    OUTSIDE = "outside"
    METADATA = "metadata"
    ANNOTATION = "annotation"
    FIELD = "field"
    ATTACHMENT = "attachment"
    OUTLINE = "outline"
    SCRIPT = "script"
    ALT_TEXT = "alt_text"
    REVISION = "revision"
    UNREFERENCED = "unreferenced"
    RAW = "raw"
    TRACKED = "tracked"
    COMMENT = "comment"
    HEADER = "header"
    NOTE = "note"
    BOX = "box"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW = "hidden_row"
    HIDDEN_COLUMN = "hidden_column"
    FORMULA = "formula"
    DEFINED_NAME = "defined_name"
    EXTERNAL = "external"
    PIVOT = "pivot"
    CUSTOM_XML = "custom_xml"
    EMBEDDED = "embedded"
    MACRO = "macro"
    PICTURE = "picture"
    PART = "part"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Spot.TEXT: "正文",
    Spot.COVERED: "遮盖条下面",
    Spot.INVISIBLE: "看不见的文字",
    Spot.OUTSIDE: "页面以外",
    Spot.METADATA: "文档属性",
    Spot.ANNOTATION: "注释",
    Spot.FIELD: "表单域",
    Spot.ATTACHMENT: "附件",
    Spot.OUTLINE: "书签",
    Spot.SCRIPT: "脚本",
    Spot.ALT_TEXT: "替代文字",
    Spot.REVISION: "以前的版本",
    Spot.UNREFERENCED: "没有用到的对象",
    Spot.RAW: "文件的字节",
    Spot.TRACKED: "修订",
    Spot.COMMENT: "批注",
    Spot.HEADER: "页眉页脚",
    Spot.NOTE: "脚注尾注",
    Spot.BOX: "文本框",
    Spot.HIDDEN_SHEET: "隐藏的工作表",
    Spot.HIDDEN_ROW: "隐藏的行",
    Spot.HIDDEN_COLUMN: "隐藏的列",
    Spot.FORMULA: "公式",
    Spot.DEFINED_NAME: "定义的名称",
    Spot.EXTERNAL: "外部链接",
    Spot.PIVOT: "数据透视表缓存",
    Spot.CUSTOM_XML: "自定义 XML",
    Spot.EMBEDDED: "嵌入对象",
    Spot.MACRO: "宏",
    Spot.PICTURE: "图片信息",
    Spot.PART: "内部部件",
}


class Reason(StrEnum):
    """Why a find blocks release."""

    SECRET = "secret"  # noqa: S105  # no password: why a release is blocked
    UNSEEN = "unseen"
    BEYOND = "beyond"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        return {
            "secret": "不得公开的文字还在",
            "unseen": "有读者看不见的内容",
            "beyond": "公开文本里没有这些文字",
            "unreadable": "这里查不了",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and where it stands. `shown` is false where no reader would look: then its being there is a leak."""

    spot: Spot
    where: str
    text: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that are no text by themselves; secrets are looked for in all the encodings that they may have."""

    spot: Spot
    where: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that could not be looked into."""

    where: str
    what: str


Find = Piece | Blob | Unread


@dataclass(frozen=True, slots=True)
class Leak:
    """One reason not to release a file. `secret` is the number of the secret found, from 1; 0 for other reasons.

    `text` is what stands there, shortened: it is for the officer, never for the log.
    """

    reason: Reason
    spot: Spot
    where: str
    text: str = ""
    secret: int = 0

    @property
    def says(self) -> str:
        """The find in one Chinese sentence."""
        which = f"（第{self.secret}项）" if self.secret else ""
        return f"{self.where}：{self.reason.label}{which}（{self.spot.label}）"

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "says": self.says}
