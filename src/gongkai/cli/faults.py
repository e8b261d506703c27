"""What the machine refuses (database, disk, rights) and Ctrl+C, told in one sentence instead of a trace."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from gongkai.documents.errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

REFUSED = 1
USAGE = 2
INTERRUPTED = 130  # what shells give for Ctrl+C

_ADVICE = (
    ("readonly", "数据库只读，请检查数据目录的权限"),
    ("disk is full", "磁盘已满，请腾出空间后重新运行"),
    ("disk I/O", "磁盘读写出错，请检查磁盘是否已满或损坏"),
    ("unable to open", "数据库文件打不开，请检查数据目录的权限"),
    ("not a database", "数据库文件已损坏，请从备份恢复"),
    ("malformed", "数据库文件已损坏，请从备份恢复"),
    ("locked", "数据库正被其他进程占用，请稍后重新运行"),
    ("", "请检查 DATABASE_URL 和数据库服务"),
)


@contextmanager
def told() -> Iterator[None]:
    """Exit with a sentence on stderr: 1 for what the machine refuses, 130 for Ctrl+C.

    What was committed before stays; every command may be run again.
    """
    from django.db import DatabaseError

    try:
        yield
    except KeyboardInterrupt:
        _leave("已中断。此前完成的已保存，重新运行即可继续。", INTERRUPTED)
    except BrokenPipeError:
        raise  # whoever read the output has enough; click ends quietly
    except UnicodeEncodeError:
        _leave("参数中有不是 UTF-8 的字符，请检查终端的编码。", USAGE)
    except DatabaseError as error:
        first = str(error).strip().splitlines()[:1]
        advice = next(advice for mark, advice in _ADVICE if mark in str(error))
        _leave(f"数据库出错（{''.join(first)}）：{advice}。此前完成的已保存。", REFUSED)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        _leave(f"无法读写{where}：{reason_of(error)}。请检查磁盘空间和数据目录的权限后重新运行。", REFUSED)


def _leave(message: str, code: int) -> None:
    click.echo(message, err=True)
    sys.exit(code)
