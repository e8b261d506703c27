"""What the engine's library throws, as errors of the contract."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from gongkai.search.contract import IndexUnusableError
from gongkai.search.engines.tantivy_engine.generations import MEND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def readable(folder: Path) -> Iterator[None]:
    """Turn a failure to read the index into IndexUnusableError."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexUnusableError(f"索引无法读取（{folder}：{error}）。{MEND}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library's own fault, outside Exception
            raise
        raise IndexUnusableError(f"索引文件已损坏（{folder}：{error}）。{MEND}") from error
