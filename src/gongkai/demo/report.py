"""What the start of the demo prints."""

from __future__ import annotations

from gongkai.demo.accounts import PASSWORD, SHOWN


def accounts_table() -> str:
    """The demo accounts as lines of text."""
    width = max(map(len, SHOWN))
    lines = [f"  {username:<{width}}  {what}" for username, what in SHOWN.items()]
    return "\n".join([f"演示账号（口令均为 {PASSWORD}）", *lines])
