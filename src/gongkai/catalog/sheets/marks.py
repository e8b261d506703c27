"""Ticks: what ■ √ ☑ mean against □ ○ ×, in a column of their own and before the options of a list."""

from __future__ import annotations

import re

# Private-use and Latin characters are those of Wingdings, which exports lose the font of.
CHOSEN = "■☑√✓✔●◆▲★☒✅⊠▇█\uf052\uf0fe\uf0fc\uf06e\uf054þ"
OPEN = "□☐○◇△◯⬜◻☆\uf0a3\uf0a8\uf06f¨"
_YES = frozenset({"是", "Y", "y", "YES", "Yes", "yes", "1", "V", "v", "有", "√√", "对", "TRUE", "True"})
_NO = frozenset(
    {
        "否",
        "N",
        "n",
        "NO",
        "No",
        "no",
        "0",
        "X",
        "x",
        "×",
        "✗",
        "✘",
        "/",
        "\\",
        "-",
        "－",
        "—",
        "——",
        "无",
        "FALSE",
    }
)
_MARKS = re.compile(rf"[{CHOSEN}{OPEN}]")
_FONT = re.compile(r"(?<![A-Za-z])([R£])(?=\s*[\u4e00-\u9fff])")  # Wingdings 2 without its font: R is ☑, £ is □
_BOXED = re.compile(r"[\[［【（(]\s*([√✓✔xX■●]?)\s*[\]］】）)](?=\s*[\u4e00-\u9fff])")


def ticked(cell: str) -> bool | None:
    """Whether a cell says yes; None where it cannot be told. Words in the cell are a yes with words."""
    text = "".join(cell.split())
    if not text or text in _NO:
        return False
    marks = _MARKS.findall(text)
    if any(mark in CHOSEN for mark in marks) or text in _YES:
        return True
    if marks:  # open boxes alone; a lone ring is a tick to some and an empty box to others
        return None if set(marks) <= {"○", "△", "◯"} and not _MARKS.sub("", text) else False
    return True


def words(cell: str) -> str:
    """The words beside a tick: √（项目单位） → 项目单位."""
    return (
        _MARKS.sub("", "".join(cell.split())).strip("（）()：:，、 ")
        if _MARKS.search(cell)
        else "".join(cell.split())
    )


def marked(cell: str) -> str:
    """The cell with its marks in the usual characters."""
    boxed = _BOXED.sub(lambda match: "■" if match[1] else "□", cell)
    return _FONT.sub(lambda match: "■" if match[1] == "R" else "□", boxed)


def options(cell: str) -> tuple[list[str], list[str]] | None:
    """The chosen options of a list and the words that no mark belongs to; None for a cell without marks."""
    text = marked(cell)
    if not _MARKS.search(text):
        return None
    behind = not _MARKS.match(text.strip()) and bool(_MARKS.search(text.strip()[-1]))
    chosen: list[str] = []
    loose: list[str] = []
    pieces = re.split(rf"([{CHOSEN}{OPEN}])", text)
    texts, found = pieces[0::2], pieces[1::2]
    named = texts[:-1] if behind else texts[1:]
    for mark, words_ in zip(found, named, strict=False):
        if mark in CHOSEN and (name := _name(words_)):
            chosen.append(name)
    rest = texts[-1] if behind else texts[0]
    if name := _name(rest):
        loose.append(name)
    return chosen, loose


def _name(text: str) -> str:
    """An option's words; a line that a narrow column broke is joined again."""
    return "".join(text.split()).strip("、，,；;。：: ")
