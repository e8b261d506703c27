"""Orders in running text: the phrase at the end of a paragraph that says who does it and by when.

…。（市司法局牵头，各市、区政府按职责分工负责）    …。责任单位：市司法局；完成时限：6月底前
…。由市发改委牵头落实，市财政局配合。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column, classify
from gongkai.documents.tasks.roles import Role, UnitReading
from gongkai.documents.tasks.unitnames import is_unit_like
from gongkai.documents.tasks.units import has_role_word, is_unit_phrase, read_units

_HINTS = ("单位", "负责", "牵头", "配合", "部门", "落实", "承办", "处室", "时限", "时间", "期限", "局", "委")
_BRACKET = re.compile(r"[（(〔\[【）)〕\]】]")
_DOING = re.compile(r"牵头|负责|落实|配合|协助|参与|实施|推进|指导|承办|协办|办理|参加|分工")
_TAIL = 12
_LONGEST = 600
_LONGEST_DUE = 60
_OPEN = "（(〔[【"
_LABEL = re.compile(r"(?:(?<=[。；;，,\s（(〔\[【])|^)([\u4e00-\u9fff、和及（）]{2,12})[：:]")
_NEXT = re.compile(
    r"\s*(?:$|[。；;\s]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|专栏)"
)
_NEVER_ALONE = re.compile(r"主办|承办|协办|指导|支持")
_OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")  # 适用范围：… is no unit
_ROLELESS = "责任分工"


@dataclass(slots=True)
class Order:
    """An order phrase at `text[start:end]` of a paragraph; `sure` when its words leave no doubt."""

    start: int
    end: int
    units: UnitReading = field(default_factory=UnitReading)
    due_text: str = ""
    raw: dict[str, str] = field(default_factory=dict)
    phrase: str = ""
    sure: bool = True


def may_hold_order(text: str) -> bool:
    """Quick reject, far cheaper than `find_orders`."""
    return any(hint in text for hint in _HINTS)


def find_orders(text: str) -> list[Order]:
    """Find the orders of one paragraph, in order; several when paragraph breaks were lost."""
    found = [order for order in (_bracketed(text, *span) for span in _brackets(text)) if order]
    rest = found[-1].end if found else 0
    tail = _labelled_tail(text, rest) or _sentence_tail(text, rest)
    return [*found, tail] if tail else found


def labelled_text(text: str) -> str:
    """Give the value of a line such as 重点任务：…, else ""."""
    label = _LABEL.match(text)
    return text[label.end() :].strip() if label and classify(label[1]) in TEXTS else ""


def is_label_line(text: str) -> bool:
    """Whether a line is a label and a value (联系电话：…), as the head of a page or a contact list has."""
    return bool(_OTHER_LABEL.match(text)) and not labelled_text(text)


def _brackets(text: str) -> list[tuple[int, int]]:
    spans, depth, start = [], 0, 0
    for match in _BRACKET.finditer(text):
        if match[0] in _OPEN:
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start, match.end()))
    return spans


def _bracketed(text: str, start: int, end: int) -> Order | None:
    inner = text[start + 1 : end - 1].strip()
    if not 2 <= len(inner) <= _LONGEST or not may_hold_order(inner):  # noqa: PLR2004 — shortest name
        return None
    before = text[max(0, start - 3) : start].rstrip()
    closes_sentence = not before or before[-1] in "。；;！”"
    if not closes_sentence and not _NEXT.match(text, end):
        return None
    order = _read(inner)
    if order is None:
        return None
    if not order.sure and not (closes_sentence and start):
        return None
    order.start, order.end = start, end
    return order


def _labelled_tail(text: str, start: int) -> Order | None:
    """Labels to the end of the paragraph; those of an event (主办, 承办) alone are no order."""
    if "：" not in text and ":" not in text:
        return None
    for label in _LABEL.finditer(text, start):
        kind = classify(label[1])
        if kind not in ROLE_OF and kind is not Column.DUE:
            continue
        order = _read(text[label.start(1) :])
        if order and _names_units(order) and not all(_NEVER_ALONE.match(name) for name in order.raw):
            order.start, order.end = label.start(1), len(text)
            return order
        return None
    return None


def _names_units(order: Order) -> bool:
    """Whether what follows the labels is units and dates, not the rest of a page that ran together."""
    names = [name for names in order.units.units.values() for name in names]
    fitting = sum(map(is_unit_like, names))
    return fitting * 10 >= len(names) * 6 and len(order.due_text) <= _LONGEST_DUE


def _sentence_tail(text: str, start: int) -> Order | None:
    """A last sentence that only says who does it, or a last clause 由…牵头落实."""
    body = text.rstrip(" 。；;")
    if not _DOING.search(body[-_TAIL:]):
        return None
    sentence = max(body.rfind(mark, start) for mark in "。；;！") + 1
    for at in (sentence, body.rfind("，由", sentence) + 1):
        phrase = body[at:].strip()
        if at > start and len(phrase) <= _LONGEST and has_role_word(phrase) and is_unit_phrase(phrase):
            order = _read(phrase)
            if order:
                order.start, order.end, order.sure = at, len(text), False
                return order
    return None


def _read(phrase: str) -> Order | None:
    labels = [m for m in _LABEL.finditer(phrase) if classify(m[1])]
    order = Order(0, 0, phrase=phrase)
    before = phrase[: labels[0].start()] if labels else phrase
    if before.strip(" ，,；;。") and not _read_plain(before, order):
        return None
    for at, label in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(phrase)
        _read_label(label[1], phrase[label.end() : end].strip(" ，,；;。\n"), order)
    return order if order.units or order.due_text else None


def _read_plain(text: str, order: Order) -> bool:
    """Read units and due clauses without labels: 市财政局牵头，各区政府配合，2021年底前完成."""
    clauses = [part for part in re.split(r"([，,；;。])", text) if not _OTHER_LABEL.match(part.strip())]
    due = [clause for clause in clauses if _is_due(clause)]
    kept = "".join(clause for clause in clauses if clause not in due).strip(" ，,；;。")
    reading = read_units(kept)
    names = [name for names in reading.units.values() for name in names]
    fitting = sum(map(is_unit_like, names))
    sure = has_role_word(kept)
    if not names or fitting < len(names) * (0.6 if sure else 1):
        return False
    order.sure = sure
    order.units.absorb(reading)
    order.due_text = "，".join(due)
    order.raw[_ROLELESS] = text.strip()
    return True


def _is_due(clause: str) -> bool:
    return (
        looks_due(clause)
        and not is_unit_like(clause)
        and not has_role_word(re.sub("推进|实施|落实|办理", "", clause))
    )


def _read_label(label: str, value: str, order: Order) -> None:
    order.raw[label] = value
    kind = classify(label)
    if kind is Column.DUE:
        order.due_text = value
    elif kind in ROLE_OF:
        clauses = re.split(r"[，,；;。]", value)
        due = clauses[-1] if len(clauses) > 1 and _is_due(clauses[-1]) else ""
        order.due_text = order.due_text or due
        order.units.absorb(read_units(value.removesuffix(due), ROLE_OF.get(kind, Role.RESPONSIBLE)))
