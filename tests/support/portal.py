"""A small open-data portal on this machine, which behaves as udata's API does, and breaks down when told to.

Of the real one it has: datasets by id or slug, resources with files, keys and rights, the statuses of each refusal,
a title that an upload sets to the file's name, a checksum that it computes over what arrived, extras that a PUT
replaces whole, and a dataset that becomes public when a PUT does not say ``private``.
"""

from __future__ import annotations

import json
import re
import threading
import uuid
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY, GUESTS_KEY = "clef-2f9c81e7d4", "clef-invite-55aa01"
DATASET, SLUG = "5e7b5f3a6b7d2c0001a1b2c3", "panorama-essais"
ENDINGS = {"csv": "text/csv", "json": "application/json", "pdf": "application/pdf", "html": "text/html"}
ENDINGS |= {"xlsx": "application/vnd.ms-excel", "ods": "application/vnd.oasis.opendocument.spreadsheet"}
TYPES = {"main", "documentation", "update", "api", "code", "other"}
SUMS = {"sha1", "sha2", "sha256", "md5", "crc"}
LARGEST = 20_000_000


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    key: str | None
    fields: Any = None
    file: tuple[str, str, bytes] | None = None


@dataclass(frozen=True)
class Trouble:
    """What goes wrong with the next request of a kind: an answer of its own, or none; ``after`` the work is done."""

    method: str
    part: str
    status: int | None  # None: the line breaks
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b'{"message": "troubled"}'
    after: bool = False


class Refusal(Exception):
    def __init__(self, status: int, **content: Any) -> None:
        super().__init__(status)
        self.status, self.content = status, content


@dataclass
class FakePortal:
    """The state of the portal, and a log of what was asked."""

    url: str = ""
    datasets: dict[str, dict[str, Any]] = field(default_factory=dict)
    stored: dict[str, bytes] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    keeps_sums: bool = True
    spoils: bool = False
    breaks_at: int | None = None
    breaks_after: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        owner = {"id": "org-1", "slug": "office-des-essais", "name": "Office des essais"}
        self.datasets[DATASET] = {
            "id": DATASET,
            "slug": SLUG,
            "title": "Un titre",
            "description": "À décrire.",
            "private": True,
            "tags": [],
            "license": "notspecified",
            "frequency": "unknown",
            "deleted": None,
            "organization": owner,
            "resources": [],
        }

    @property
    def dataset(self) -> dict[str, Any]:
        return self.datasets[DATASET]

    @property
    def resources(self) -> list[dict[str, Any]]:
        return self.dataset["resources"]

    def resource(self, part: str) -> dict[str, Any]:
        (found,) = (each for each in self.resources if each["extras"].get("reportgen:format") == part)
        return found

    def content(self, part: str) -> bytes:
        return self.stored[self.resource(part)["url"]]

    def doubles(self) -> list[str]:
        """Name the files that stand there more than once, whatever they are called."""
        contents = Counter(self.stored[each["url"]] for each in self.resources)
        return [each["title"] for each in self.resources if contents[self.stored[each["url"]]] > 1]

    def said(self, method: str) -> list[Asked]:
        return [each for each in self.asked if each.method == method]

    def trouble(self, method: str, part: str, status: int | None, *, times: int = 1, **more: Any) -> None:
        self.troubles += [Trouble(method, part, status, **more)] * times

    # ── what udata does ─────────────────────────────────────────────────────────────────────────

    def answer(self, asked: Asked) -> tuple[int, Any]:
        found = re.fullmatch(r"/api/1/datasets/([^/]+)/(?:resources/([^/]+)/)?(upload/)?", asked.path)
        if not found:
            raise Refusal(404, message="Not found")
        dataset = self._dataset(found[1], asked)
        if asked.method == "GET":
            return 200, dataset
        if asked.method == "POST" and found[3]:
            return self._uploaded(dataset, found[2], asked)
        if asked.method == "PUT":
            return 200, self._put(dataset, found[2], asked.fields)
        if asked.method == "DELETE" and found[2]:
            resource = self._resource(dataset, found[2])
            dataset["resources"].remove(resource)
            self.stored.pop(resource["url"])
            return 204, None
        raise Refusal(405, message="Method not allowed")

    def _dataset(self, name: str, asked: Asked) -> dict[str, Any]:
        dataset = next((each for each in self.datasets.values() if name in {each["id"], each["slug"]}), None)
        if asked.key not in {None, KEY, GUESTS_KEY}:
            raise Refusal(401, message="Invalid API Key")
        if asked.key is None and asked.method != "GET":
            raise Refusal(401, message="Unauthorized")
        if dataset is None or (dataset["private"] and asked.key != KEY and asked.method == "GET"):
            raise Refusal(404, message="Dataset not found")
        if dataset["deleted"] and not (asked.method == "GET" and asked.key == KEY):
            raise Refusal(410, message="Dataset has been deleted")
        if asked.method != "GET" and asked.key != KEY:
            raise Refusal(403, message="Permission denied")
        return dataset

    @staticmethod
    def _resource(dataset: dict[str, Any], name: str) -> dict[str, Any]:
        found = next((each for each in dataset["resources"] if each["id"] == name), None)
        if found is None:
            raise Refusal(404, message="Resource does not exist")
        return found

    def _uploaded(self, dataset: dict[str, Any], resource: str | None, asked: Asked) -> tuple[int, Any]:
        old = self._resource(dataset, resource) if resource else None
        if asked.file is None:
            raise Refusal(400, success=False, error="Missing file parameter")
        if len(asked.file[2]) > LARGEST:
            raise Refusal(413)
        new = self._stored(dataset, *asked.file)
        if old is None:
            identity = str(uuid.uuid4())
            latest = f"{self.url}/datasets/r/{identity}"
            own = {"id": identity, "latest": latest, "filetype": "file", "type": "main", "description": None}
            dataset["resources"].insert(0, own | {"schema": None, "extras": {}} | new)
            return 201, dataset["resources"][0]
        self.stored.pop(old["url"])
        old.update(new)
        return 200, old

    def _stored(self, dataset: dict[str, Any], name: str, _: str, content: bytes) -> dict[str, Any]:
        name = re.sub(r"[^a-z0-9.]+", "-", name.lower())
        ending = name.rpartition(".")[2]
        if ending not in ENDINGS:
            raise Refusal(400, message="This file type is not allowed")
        if "html" in ENDINGS[ending]:
            raise Refusal(415, message="Incorrect file content type: HTML")
        content = content[:-1] if self.spoils else content
        url = f"{self.url}/store/{dataset['slug']}/{len(self.asked)}/{name}"
        self.stored[url] = content
        told = {"title": name, "url": url, "format": ending, "mime": ENDINGS[ending], "filesize": len(content)}
        checksum = {"type": "sha1", "value": sha1(content, usedforsecurity=False).hexdigest()}
        return told | {"checksum": checksum if self.keeps_sums else None}

    def _put(self, dataset: dict[str, Any], resource: str | None, fields: Any) -> dict[str, Any]:
        if not isinstance(fields, dict):
            raise Refusal(400, errors={"Content-Type": "expecting application/json"})
        target = self._resource(dataset, resource) if resource else dataset
        errors = dict(_resource_errors(fields) if resource else _dataset_errors(fields))
        if errors:
            raise Refusal(400, errors=errors, message="Validation error")
        target.update(
            {key: value for key, value in fields.items() if key not in {"id", "url", "resources", "filetype"}}
        )
        if not resource:
            target["private"] = fields.get("private", False)
        return target


def _resource_errors(fields: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    if "title" in fields and not 0 < len(fields["title"]) <= 350:
        yield "title", ["Field must be between 1 and 350 characters long."]
    if fields.get("type", "main") not in TYPES:
        yield "type", ["Not a valid choice"]
    if (fields.get("checksum") or {"type": "sha1"})["type"] not in SUMS:
        yield "checksum", ["Not a valid choice"]
    if not re.match(r"https?://", (fields.get("schema") or {}).get("url", "http://")):
        yield "schema", ["Invalid URL"]


def _dataset_errors(fields: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key in ("title", "description"):
        if key in fields and not fields[key]:
            yield key, ["This field is required."]
    if fields.get("license", "lov2") not in {"lov2", "fr-lo", "notspecified"}:
        yield "license", ["Unknown license"]
    if not isinstance(fields.get("private", False), bool):
        yield "private", ["Not a boolean"]


class _Handler(BaseHTTPRequestHandler):
    portal: FakePortal

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.portal.lock:
            asked = self._asked(body)
            self.portal.asked.append(asked)
            trouble = self._troubled(asked)
            if trouble is None or trouble.after:
                status, content = self._answered(asked)
            if trouble is not None:
                self._break(trouble)
            elif isinstance(content, bytes):
                self._send(status, content, "application/octet-stream")
            else:
                self._send(status, b"" if content is None else json.dumps(content).encode(), "application/json")

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 - http.server's names

    def _asked(self, body: bytes) -> Asked:
        kind, key = self.headers.get("Content-Type", ""), self.headers.get("X-API-KEY")
        fields = json.loads(body) if kind.startswith("application/json") else None
        file = _file_in(body, kind) if kind.startswith("multipart/form-data") else None
        return Asked(self.command, self.path, key, fields, file)

    def _troubled(self, asked: Asked) -> Trouble | None:
        if self.portal.breaks_at == len(self.portal.asked):
            return Trouble(asked.method, "", None, after=self.portal.breaks_after)
        words = f"{asked.path} {asked.file[0] if asked.file else ''}"
        for trouble in self.portal.troubles:
            if trouble.method == asked.method and trouble.part in words:
                self.portal.troubles.remove(trouble)
                return trouble
        return None

    def _answered(self, asked: Asked) -> tuple[int, Any]:
        stored = self.portal.stored.get(self.portal.url + asked.path)
        if stored is not None:
            return 200, stored
        try:
            return self.portal.answer(asked)
        except Refusal as refusal:
            return refusal.status, refusal.content or b"<html>refused by the server in front</html>"

    def _break(self, trouble: Trouble) -> None:
        if trouble.status is None:
            self.close_connection = True
            return
        self._send(trouble.status, trouble.body, "application/json", trouble.headers)

    def _send(self, status: int, body: bytes, kind: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _file_in(body: bytes, kind: str) -> tuple[str, str, bytes] | None:
    """Take the part called ``file`` out of a multipart body: name, type, content."""
    boundary = b"--" + kind.partition("boundary=")[2].encode()
    for part in body.split(boundary):
        head, _, content = part.partition(b"\r\n\r\n")
        told = head.decode()
        if 'name="file"' in told:
            name, kinds = re.search(r'filename="([^"]*)"', told), re.search(r"Content-Type: (\S+)", told)
            return (name[1] if name else "", kinds[1] if kinds else "", content.removesuffix(b"\r\n"))
    return None


@contextmanager
def running_portal() -> Iterator[FakePortal]:
    """Run a portal on a free port of this machine for as long as it is needed."""
    portal = FakePortal()
    handler = type("Handler", (_Handler,), {"portal": portal})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    portal.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
