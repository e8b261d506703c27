"""Common situations, each a question that can be opened and changed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Example:
    """A situation in words and its question."""

    label: str
    query: str


def examples() -> list[Example]:
    """An application across a spring festival; a third party and an extension; a correction on the internet."""
    return [
        Example("当面提交，跨过春节假期", urlencode({"received": "2026-01-26", "channel": "counter"})),
        Example(
            "征求第三方意见，又延长期限",
            urlencode(
                {
                    "received": "2026-03-02",
                    "channel": "post_signed",
                    "type-1": "third_party_consulted",
                    "on-1": "2026-03-06",
                    "type-2": "third_party_replied",
                    "on-2": "2026-03-20",
                    "type-3": "extended",
                    "on-3": "2026-04-03",
                    "days-3": "20",
                    "by-3": "公开机构负责人",
                }
            ),
        ),
        Example(
            "网上申请，要求补正后重新计算",
            urlencode(
                {
                    "received": "2026-04-20",
                    "channel": "internet",
                    "type-1": "confirmed",
                    "on-1": "2026-04-21",
                    "type-2": "correction_notified",
                    "on-2": "2026-04-27",
                    "type-3": "corrected",
                    "on-3": "2026-05-11",
                }
            ),
        ),
    ]
