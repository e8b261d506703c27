"""Where the Word templates lie: a city's own under `<home>/letters/` win over those shipped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.letters.checking import problems_of
from gongkai.letters.errors import TemplateError
from gongkai.letters.kinds import kind_of

if TYPE_CHECKING:
    from gongkai.letters.kind import LetterKind

SHIPPED = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that may be used: `name` is what messages call it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of an installation; without a home, the shipped ones."""

    home: Path | None = None

    def path(self, kind: LetterKind) -> Path:
        """The file that serves for a kind."""
        own = self.home / "letters" / f"{kind.code}.docx" if self.home else None
        return own if own and own.is_file() else SHIPPED / f"{kind.code}.docx"

    def load(self, kind: LetterKind) -> Template:
        """The template of a kind. Raises TemplateError where a city's own cannot be used, with every problem."""
        path = self.path(kind)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise TemplateError(f"模板 {path.name} 读不出", [str(error.strerror)]) from error
        if path.parent != SHIPPED and (problems := _problems(data, kind.code, path.name)):
            raise TemplateError(f"模板 {path.name} 不能使用", problems)
        return Template(path.name, data)


@lru_cache(maxsize=64)
def _problems(data: bytes, code: str, name: str) -> tuple[str, ...]:
    """As `problems_of`; a template that did not change is looked at once."""
    return problems_of(data, kind_of(code), name=name)


def check_template(path: Path, kind: LetterKind) -> tuple[str, ...]:
    """What is wrong with a template for letters of that kind, in Chinese; nothing when it can be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return (f"{path.name} 读不出：{error.strerror}",)
    return problems_of(data, kind, name=path.name)
