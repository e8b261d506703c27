"""What the machine refuses is one sentence on stderr and an exit code, never a trace."""

from __future__ import annotations

import errno

import click
import pytest
from django.db import OperationalError

from gongkai.cli import home
from gongkai.cli.faults import told
from gongkai.cli.serve import _require_free


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (OperationalError("database or disk is full"), 1, "磁盘已满"),
        (OperationalError("attempt to write a readonly database"), 1, "只读"),
        (OperationalError("connection refused\nIs the server running?"), 1, "DATABASE_URL"),
        (OSError(errno.ENOSPC, "No space left on device", "/a/b"), 1, "无法读写 /a/b：磁盘已满"),
        (KeyboardInterrupt(), 130, "已中断"),
    ],
)
def test_a_refusal_of_the_machine_is_told(
    error: BaseException, code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left, told():
        raise error
    shown = capsys.readouterr()
    assert left.value.code == code
    assert message in shown.err
    assert len(shown.err.splitlines()) == 1
    assert not shown.out


def test_a_reader_that_has_enough_is_no_fault() -> None:
    with pytest.raises(BrokenPipeError), told():
        raise BrokenPipeError


def test_a_database_that_nobody_prepared_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "missing_migrations", lambda: 3)
    with pytest.raises(click.ClickException, match=r"缺 3 项.*gongkai prepare"):
        home._require_tables()
    monkeypatch.setattr(home, "missing_migrations", lambda: 0)
    home._require_tables()


@pytest.mark.parametrize(("host", "why"), [("nowhere.invalid", "没有这个主机"), ("192.0.2.1", "本机没有这个地址")])
def test_an_address_that_is_not_this_machines_is_refused_before_the_start(host: str, why: str) -> None:
    with pytest.raises(click.ClickException, match=why):
        _require_free(host, 8000)
