"""A reader at the door of a server that may die at any moment: whatever arrives whole must be a whole page."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from bench.publishing_acts import UNAPPROVED

if TYPE_CHECKING:
    import random

PAGES = ("/", "/kinds/notice/", "/issuers/soak-office/", "/kinds/notice/feed.atom", "/feed.atom")
PAUSE = 0.05
ENDS = ("</html>", "</feed>")


class Reader(threading.Thread):
    """Reads one page after another until told to stop; `faults` holds what no reader may ever meet."""

    def __init__(self, port: int, documents: int, chance: random.Random) -> None:
        super().__init__(daemon=True)
        self.site = f"http://127.0.0.1:{port}"
        self.documents = documents
        self.chance = chance
        self.faults: list[str] = []
        self.read = 0
        self._stop_asked = threading.Event()

    def run(self) -> None:
        while not self._stop_asked.wait(PAUSE):
            newest = max(1, self.documents - 30)
            path = self.chance.choice((*PAGES, f"/information/{self.chance.randint(newest, newest + 60)}/"))
            try:
                with urllib.request.urlopen(self.site + path, timeout=10) as answer:
                    self._look(path, answer.read().decode("utf-8", "replace"))
            except urllib.error.HTTPError as error:  # gone, or not there yet
                if error.code not in (404, 410):
                    self.faults.append(f"{path} 应答 {error.code}")
            except (OSError, http.client.HTTPException):  # the server is starting, or has just been killed
                time.sleep(PAUSE)

    def _look(self, path: str, text: str) -> None:
        self.read += 1
        if not text.rstrip().endswith(ENDS):
            self.faults.append(f"{path} 应答不完整")
        if UNAPPROVED in text:
            self.faults.append(f"{path} 应答含有未经批准的内容")

    def stop(self) -> list[str]:
        """End reading; the faults met."""
        self._stop_asked.set()
        self.join(timeout=15)
        return self.faults
