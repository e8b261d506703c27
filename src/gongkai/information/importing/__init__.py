"""Taking in documents: files through `documents`, exports of other systems through a mapping.

`run` is the door. What cannot be taken goes to a list of rejects with its place and reason, the rest goes on;
running twice changes nothing; an import that was killed is completed by the next.
"""

from gongkai.information.importing.owners import OwnerError, owner_of
from gongkai.information.importing.report import Reject, Report
from gongkai.information.importing.run import run

__all__ = ["OwnerError", "Reject", "Report", "owner_of", "run"]
