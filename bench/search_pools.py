"""Pools of documents with questions whose right answers are known, made from the open corpus."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import opencc

from gongkai.search.analysis import keywords
from gongkai.search.contract import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(os.environ.get("GONGKAI_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
_SEED = 20190406
_BOILERPLATE = re.compile(r"中华人民共和国|关于印发")


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the ids that answer it."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pool:
    """What is searched, and what is asked of it."""

    name: str
    records: list[Record]
    questions: list[Question]


def lines(path: str) -> Iterator[dict[str, Any]]:
    """Read a JSON-lines file of the corpus, packed or not."""
    file = CORPUS / path
    raw = file.read_bytes()
    for line in (gzip.decompress(raw) if path.endswith(".gz") else raw).splitlines():
        yield json.loads(line)


def _first_line(text: str) -> str:
    return re.split(r"[\s。]", text.strip(), maxsplit=1)[0][:60]


def epidemic_documents() -> list[Record]:
    """Policy texts of early 2020; their first line is their title."""
    rows = lines("epidemic_policy_qa/contexts.jsonl")
    return [Record(id=row["docid"], title=_first_line(row["text"]), body=row["text"]) for row in rows]


def _message_title(row: dict[str, Any]) -> str:
    return f"关于{row['title']}的答复"


def replies() -> list[Record]:
    """Officials' replies to messages, without the message."""
    rows = lines("citizen_messages/with_replies.jsonl")
    return [Record(id=f"reply-{row['id']}", title="", body=row["reply"]) for row in rows]


def policies() -> list[Record]:
    """Policies, interpretations, laws, State Council and city documents, procurement notices."""
    records = [
        Record(id=row["id"], title=row["title"], body=row.get("text") or "")
        for name in ("policies", "titles_only", "interpretations")
        for row in lines(f"policies_hebei/{name}.jsonl")
    ]
    records += [
        Record(id=f"law-{number}", title=row["title"], body=row["markdown"])
        for number, row in enumerate(lines("laws/laws.jsonl"))
    ]
    records += [
        Record(id=row["id"], title=row["title"], body=row["text"], document_number=row["doc_no"] or "")
        for path in ("policies_govcn/docs.jsonl", "policies_local_api/records.jsonl")
        for row in lines(path)
    ]
    return records


def notices() -> list[Record]:
    """Procurement notices, flattened: distractors."""
    rows = lines("procurement_notices/notices.jsonl")
    return [
        Record(
            id=row["id"],
            title=row["采购项目名称"],
            body="\n".join(f"{key}：{value}" for key, value in row.items()),
        )
        for row in rows
    ]


def epidemic() -> Pool:
    """Questions on epidemic policies; everything else of the corpus distracts."""
    records = epidemic_documents()
    known = {record.id for record in records}
    questions = [
        Question(row["question"], frozenset({row["docid"]}))
        for row in lines("epidemic_policy_qa/qa.jsonl")
        if row["docid"] in known
    ]
    return Pool("epidemic", records + policies() + replies() + notices(), questions)


def letters() -> Pool:
    """Find the official reply by the title of the citizen's message."""
    rows = lines("citizen_messages/with_replies.jsonl")
    questions = [Question(row["title"], frozenset({f"reply-{row['id']}"})) for row in rows]
    return Pool("letters", replies(), questions)


def _given(name: str) -> tuple[list[Record], list[Question]]:
    rows = lines(f"{name}/docs.jsonl.gz")
    records = [Record(id=row["id"], title=row["title"], body=row["body"]) for row in rows]
    asked = lines(f"{name}/queries.jsonl.gz")
    return records, [Question(row["q"], frozenset(row["rel"])) for row in asked]


def statutes() -> Pool:
    """Law questions of the public, over every article of national law: the hard one."""
    return Pool("statutes", *_given("statute_retrieval"))


def passages() -> Pool:
    """Encyclopaedia passages in traditional characters, asked in simplified ones."""
    records, questions = _given("passages_drcd")
    simplify = opencc.OpenCC("t2s").convert
    return Pool("drcd_simplified", records, [Question(simplify(one.text), one.right) for one in questions])


def passages_as_written() -> Pool:
    """The same questions as they were written: the measure of what folding loses."""
    return Pool("drcd_traditional", *_given("passages_drcd"))


def titles(count: int = 1_500) -> Pool:
    """Known titles, remembered imperfectly: without set phrases, none to two words dropped."""
    records = epidemic_documents() + policies() + replies() + notices()
    chance = random.Random(_SEED)
    known = [record for record in records if record.id.startswith("hb-") and "..." not in record.title]
    chosen = chance.sample(known, min(count, len(known)))
    same: dict[str, set[str]] = {}
    for record in records:
        same.setdefault(record.title, set()).add(record.id)
    return Pool(
        "titles", records, [Question(_remembered(one.title, chance), frozenset(same[one.title])) for one in chosen]
    )


def _remembered(title: str, chance: random.Random) -> str:
    words = keywords(_BOILERPLATE.sub("", title))
    for _ in range(chance.randint(0, 2)):
        if len(words) > 3:
            words.pop(chance.randrange(len(words)))
    return "".join(words)
