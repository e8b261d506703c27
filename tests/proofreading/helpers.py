"""Short forms for what the tests of proofreading ask."""

from __future__ import annotations

from gongkai.proofreading import Finding, proofread


def told(text: str, **options) -> list[tuple[str, str]]:
    """What is wrong and what should stand there, in order."""
    return [(finding.wrong, finding.suggest) for finding in proofread(text, **options)]


def kinds(text: str, **options) -> list[str]:
    return [finding.kind.value for finding in proofread(text, **options)]


def mended(text: str) -> str:
    """The text with every suggestion put in."""
    for finding in reversed(proofread(text)):
        text = text[: finding.start] + finding.suggest + text[finding.end :]
    return text


__all__ = ["Finding", "kinds", "mended", "told"]
