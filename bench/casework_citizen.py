"""People before a server that may die at any moment: a citizen who applies, a system that confirms what came.

Whoever gets no answer does what people do: the same again, with the same key, as soon as a server is there.
"""

from __future__ import annotations

import http.client
import json
import re
import threading
import uuid
from typing import TYPE_CHECKING, Any

from bench.casework_made import OFFICE

if TYPE_CHECKING:
    import random
    from pathlib import Path

PAUSE, TIMEOUT = 0.1, 20  # seconds
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 30_000
FIELDS = {
    "unit": OFFICE,
    "shape": "电子文件",
    "way": "网上获取",
    "klass": "natural_person",
    "name": "申小明",
    "id_kind": "id_card",
    "id_number": "11010519491231002X",
    "phone": "13900001234",
}
_KEY = re.compile(r'name="key" value="([0-9a-f-]{36})"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
Answer = tuple[int, dict[str, str], str]


class People:
    """What they began and were told, over the rounds; `faults` holds what nobody may ever meet."""

    def __init__(self, ledger: Path, secret: str, chance: random.Random) -> None:
        self.ledger = ledger
        self.ledger.touch()
        self.secret, self.chance = secret, chance
        self.filled: str = ""  # the key of an application that lies filled in, perhaps sent
        self.calls: dict[int, str] = {}  # confirmations without an answer yet
        self.told: dict[str, tuple[int, str]] = {}  # the answer to each key
        self.faults: list[str] = []

    def applied(self, browser: Browser) -> None:
        """One application through the portal, from the empty form to the code; or the one that got no answer."""
        if not self.filled:
            self.filled = browser.fill()
        key = self.filled
        self.write({"act": key, "begun": [None, "apply"]})
        status, headers, page = browser.post("/foi/apply/submit/", {"key": key})
        if status == 302 and headers.get("location") == "/foi/apply/done/":
            self.write({"act": key, "done": [None, 1, "apply"]})
            self.filled = ""
        else:
            self.faults.append(f"提交申请得到 {status}：{page[-300:]}")
            self.filled = ""

    def confirmed(self, system: System) -> None:
        """A call for a case that waits, or again for one that was answered: the answer must be the same."""
        if self.told and self.chance.random() < 0.2:
            key, (status, body) = self.chance.choice(list(self.told.items()))
            if (again := system.confirm(int(key.rpartition("-")[2]), key)) != (status, body):
                self.faults.append(f"重发 {key} 的答复不同：{again}，原为 {(status, body)}")
            return
        for case in system.waiting()[:1]:
            self.calls.setdefault(case, f"confirm-{case}")
        for case, key in list(self.calls.items()):
            self.write({"act": key, "begun": [case, "confirm"]})
            status, body = system.confirm(case, key)
            if status == 201:
                self.told[key] = status, body
                self.write({"act": key, "done": [case, None, "confirm"]})
            elif status != 409:  # the office was faster
                self.faults.append(f"确认收到得到 {status}：{body[:300]}")
            del self.calls[case]

    def write(self, line: dict[str, Any]) -> None:
        with self.ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Visit(threading.Thread):
    """They come to one server until told to stop."""

    def __init__(self, people: People, port: int) -> None:
        super().__init__(daemon=True)
        self.people, self.port = people, port
        self.met = False  # whether the server has answered
        self._stop_asked = threading.Event()

    def run(self) -> None:
        """What a dead server interrupts, the next one gets again."""
        chance = self.people.chance
        while not self._stop_asked.wait(PAUSE):
            # Addresses of many people: one that applies all day long would be answered more and more slowly.
            address = f"127.{chance.randint(1, 200)}.{chance.randint(0, 250)}.{chance.randint(1, 250)}"
            try:
                if chance.random() < 0.5:
                    self.people.applied(Browser(self.port, address))
                else:
                    self.people.confirmed(System(self.port, address, self.people.secret))
                self.met = True
            except (OSError, http.client.HTTPException):
                continue

    def stop(self) -> None:
        self._stop_asked.set()
        self.join(timeout=2 * TIMEOUT)


class Client:
    """One address asking a server. OSError and HTTPException where it is not there, or dies in between."""

    def __init__(self, port: int, address: str) -> None:
        self.port, self.address = port, address
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=TIMEOUT, source_address=(self.address, 0)
        )
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, {"Cookie": cookie, **(headers or {})})
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            for one in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = one.partition(";")[0].partition("=")
                self.cookies[name.strip()] = value
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, text
        finally:
            connection.close()


class Browser(Client):
    """A citizen's."""

    def __init__(self, port: int, address: str) -> None:
        super().__init__(port, address)
        self.token = ""

    def fill(self) -> str:
        """Fill in an application with a proof of identity; its key once the review page is there."""
        page = self._read("/foi/apply/form/")
        found = _KEY.search(page)
        key = found[1] if found else str(uuid.uuid4())
        status, _, page = self.post("/foi/apply/form/", {**FIELDS, "key": key, "request": f"申请{key}"}, PNG)
        if status != 200:
            raise http.client.HTTPException(f"{status}：{page[:300]}")
        return key

    def post(self, path: str, fields: dict[str, str], proof: bytes = b"") -> Answer:
        """Send a form, with a file where there is one."""
        if not self.token:
            self._read("/foi/apply/form/")
        line = uuid.uuid4().hex
        parts = [
            f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {**fields, "csrfmiddlewaretoken": self.token}.items()
        ]
        if proof:
            head = f'--{line}\r\nContent-Disposition: form-data; name="identity"; filename="id.png"\r\n'
            parts.append(f"{head}Content-Type: image/png\r\n\r\n".encode() + proof + b"\r\n")
        body = b"".join(parts) + f"--{line}--\r\n".encode()
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={line}"})

    def _read(self, path: str) -> str:
        status, _, page = self.ask("GET", path)
        if found := _TOKEN.search(page):
            self.token = found[1]
        if status != 200 or not found:
            raise http.client.HTTPException(f"{path} {status}")
        return page


class System(Client):
    """The office's own system, with its token."""

    def __init__(self, port: int, address: str, secret: str) -> None:
        super().__init__(port, address)
        self.headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}

    def waiting(self) -> list[int]:
        """The cases that nobody confirmed yet."""
        status, _, body = self.ask("GET", "/api/v1/foi/cases?state=unconfirmed", headers=self.headers)
        if status != 200:
            raise http.client.HTTPException(f"{status}：{body[:300]}")
        return [int(case["id"]) for case in json.loads(body)["cases"]]

    def confirm(self, case: int, key: str) -> tuple[int, str]:
        """Report that both sides confirmed it; the status and the body of the answer."""
        headers = {**self.headers, "Idempotency-Key": key}
        body = json.dumps({"event": "confirm"}).encode()
        status, _, text = self.ask("POST", f"/api/v1/foi/cases/{case}/events", body, headers)
        return status, text
