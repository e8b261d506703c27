"""An invisible text over a page's picture, in a font without shapes, so that the page can be searched.

The font is of Type 3 with empty glyphs: it needs no font file, and nothing of the source's fonts comes along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.redaction.pdf.chars import Char

_CODES = 255  # a font of one byte, code 0 left alone
_EM = 1000


class Layer:
    """The fonts of one document: each character has a font and a code in it, given as it comes."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._codes: dict[str, tuple[int, int]] = {}
        self._fonts: list[pikepdf.Object] = []

    def operators(self, chars: Iterable[Char]) -> tuple[bytes, dict[str, pikepdf.Object]]:
        """The content that sets each character into its box, and the fonts that it uses."""
        lines, used = [b"BT 3 Tr"], set[int]()
        for char in chars:
            box = char.box
            wide, high = box.right - box.left, box.top - box.bottom
            if wide <= 0 or high <= 0:
                continue
            font, code = self._code(char.text)
            used.add(font)
            place = f"{100 * wide / high:.2f} Tz 1 0 0 1 {box.left:.2f} {box.bottom:.2f} Tm"
            lines.append(f"/T{font} {high:.2f} Tf {place} <{code:02x}> Tj".encode())
        return b"\n".join([*lines, b"ET"]), {f"/T{font}": self._fonts[font] for font in sorted(used)}

    def finish(self) -> None:
        """Write what each font's codes mean, once all are known."""
        for number, font in enumerate(self._fonts):
            codes = {code: char for char, (of, code) in self._codes.items() if of == number}
            self._fill(font, codes)

    def _code(self, char: str) -> tuple[int, int]:
        if char not in self._codes:
            font, code = divmod(len(self._codes), _CODES)
            if font == len(self._fonts):
                self._fonts.append(self._pdf.make_indirect(pikepdf.Dictionary()))
            self._codes[char] = font, code + 1
        return self._codes[char]

    def _fill(self, font: pikepdf.Object, codes: dict[int, str]) -> None:
        names = [pikepdf.Name(f"/g{code}") for code in codes]
        empty = self._pdf.make_indirect(pikepdf.Stream(self._pdf, b"%d 0 0 0 %d %d d1" % (_EM, _EM, _EM)))
        font.Type, font.Subtype = pikepdf.Name.Font, pikepdf.Name.Type3
        font.FontBBox = pikepdf.Array([0, 0, _EM, _EM])
        font.FontMatrix = pikepdf.Array([1 / _EM, 0, 0, 1 / _EM, 0, 0])
        font.FirstChar, font.LastChar = 1, len(codes)
        font.Widths = pikepdf.Array([_EM] * len(codes))
        font.Resources = pikepdf.Dictionary()
        font.CharProcs = pikepdf.Dictionary({str(name): empty for name in names})
        font.Encoding = pikepdf.Dictionary(
            {"/Type": pikepdf.Name.Encoding, "/Differences": pikepdf.Array([1, *names])}
        )
        font.ToUnicode = self._pdf.make_indirect(pikepdf.Stream(self._pdf, _to_unicode(codes)))


def _to_unicode(codes: dict[int, str]) -> bytes:
    pairs = [f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for code, char in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Seen def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
