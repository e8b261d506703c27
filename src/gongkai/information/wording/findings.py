"""What proofreading tells of a piece of information, without what an editor declared right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.proofreading import SensitiveWords, proofread

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.proofreading import Finding

MOST = 60_000  # characters looked at while a page waits
STORED = 200


def key(finding: Finding) -> tuple[str, str]:
    """What is remembered of a finding."""
    return finding.wrong[:STORED], finding.suggest[:STORED]


def open_findings(information: Information) -> tuple[str, list[Finding]]:
    """Title and body as one text, and what is told of it. Raises `UnreadableError` for a bad list of the city."""
    text = f"{information.title}\n{information.body_text}"[:MOST]
    found = proofread(text, sensitive=SensitiveWords.of_city(settings.GONGKAI_HOME))
    if not found:
        return text, []
    accepted = set(information.accepted_wordings.values_list("wrong", "suggest"))
    return text, [finding for finding in found if key(finding) not in accepted]
