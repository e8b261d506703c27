"""A file in, its findings out."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph
from gongkai.documents.decode import decode
from gongkai.documents.readers.load import load
from gongkai.documents.sniff import Format, sniff
from gongkai.proofreading.chain import DEFAULT_CERTAINTY, proofread

if TYPE_CHECKING:
    from gongkai.documents.blocks import Block
    from gongkai.proofreading.model import Finding
    from gongkai.proofreading.wordlists import SensitiveWords


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a file: `findings` in `text`, and what could not be read."""

    text: str
    findings: list[Finding]
    warnings: list[str] = field(default_factory=list)

    def where(self, finding: Finding) -> str:
        """Where a finding stands, in words."""
        return f"第{self.text.count(chr(10), 0, finding.start) + 1}行"


def proofread_file(
    source: Path | bytes,
    *,
    name: str | None = None,
    least: float = DEFAULT_CERTAINTY,
    sensitive: SensitiveWords | None = None,
) -> Proof:
    """Proofread one file of any known format.

    Of a plain text the findings' places are characters of the text itself; of any other file those of
    `Proof.text`, its paragraphs and rows of tables a line each. Raises `UnreadableError` when nothing can be read.
    """
    called = name or ((source.name or str(source)) if isinstance(source, Path) else "")
    document = load(source, name=called)
    warnings = [f"{warning.where}：{warning.what}" for warning in document.warnings]
    text = _plain(source, called) or "\n".join(_said(block) for block in document.blocks)
    return Proof(text, proofread(text, least=least, sensitive=sensitive), warnings)


def _plain(source: Path | bytes, name: str) -> str:
    """The text of a file that is nothing but text; empty for any other."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    return decode(data)[0] if sniff(io.BytesIO(data), name) is Format.TXT else ""


def _said(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in block.rows)
