"""How a reader wants the pages: 长者模式, contrast, size. Kept in cookies, so that they work without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

# Each mode with the values that it may take; the first is the standard one.
CHOICES: dict[str, tuple[str, ...]] = {
    "elder": ("", "on"),
    "contrast": ("", "on"),
    "size": ("", "large", "larger"),
}
COOKIE_AGE = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Modes:
    """The reader's choices; anything that a cookie holds beyond `CHOICES` counts as the standard."""

    elder: bool
    contrast: bool
    size: str
    here: str  # the address to come back to

    @property
    def classes(self) -> str:
        """The classes of the html element."""
        names = ["elder"] if self.elder else []
        names += ["contrast"] if self.contrast else []
        names += [f"size-{self.size}"] if self.size else []
        return " ".join(names)


def cookie_name(mode: str) -> str:
    return f"gongkai_{mode}"


def read(request: HttpRequest) -> Modes:
    """The modes that the request's cookies ask for."""
    chosen = {mode: _value(request, mode) for mode in CHOICES}
    return Modes(
        elder=bool(chosen["elder"]),
        contrast=bool(chosen["contrast"]),
        size=chosen["size"],
        here=request.get_full_path() if request.method == "GET" else "/",
    )


def _value(request: HttpRequest, mode: str) -> str:
    given = request.COOKIES.get(cookie_name(mode), "")
    return given if given in CHOICES[mode] else CHOICES[mode][0]
