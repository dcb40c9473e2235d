"""Uploads to a portal on this machine that behaves as the real one does: what arrives, what is tried again, what is refused."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from email.utils import formatdate
from hashlib import sha256

import pytest
from support.builders import make_edition, make_project
from support.portal import DATASET, GUESTS_KEY, KEY, SLUG, running_portal

from reportgen.datagouv import Delivery, PortalEnvironment, deliver, load_settings, offers_of, open_portal, print_calls
from reportgen.datagouv.client import OVERRIDE
from reportgen.datagouv.portal import PAUSES
from reportgen.datagouv.rehearsal import Rehearsal
from reportgen.values.errors import PortalError, UsageError

SETTINGS = load_settings(
    f"""
    [demo]
    dataset = "{DATASET}"
    organization = "office-des-essais"
    [dataset]
    title = "Panorama"
    description = "Les grands projets."
    tags = ["projets", "numerique"]
    license = "lov2"
    """.encode()
)
FILES = {
    "panorama-2020-T1.pdf": b"%PDF-1.7\r\n--\x00\xff\r\n\r\n",  # signs that a careless multipart would change
    "data/projects.csv": "Projet;Coût\r\nAlizé;12,5\r\n".encode(),
    "data/projects.schema.json": b'{"fields": []}\n',
}
NOW = 1_600_000_000.0


class Interrupted(BaseException):
    """As if the officer had pressed Control-C."""


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch):
    connect = socket.socket.connect

    def only_here(self, address):
        assert address[0] == "127.0.0.1"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture
def portal():
    with running_portal() as running:
        yield running


def delivery(quarter="2020-T1", files=FILES, revision=1, settings=SETTINGS) -> Delivery:
    offers = offers_of(make_edition([make_project()]).info, revision, files)
    return Delivery(quarter, settings.place("demo"), settings, offers, f"Édition {quarter}.")


class Officer:
    """Someone who uploads, and notes what was said and how long was waited."""

    def __init__(self, portal, key=KEY):
        self.waited: list[float] = []
        self.heard: list[str] = []
        environment = {OVERRIDE: portal.url, "DATAGOUV_API_KEY": key}
        self.around = PortalEnvironment(environment, self.waited.append, lambda: NOW, self.heard.append)

    def upload(self, what=None) -> str:
        there = open_portal("demo", self.around)
        with there.client.session:
            return deliver(there, what or delivery(), self.around.hear)

    def refused(self, what=None) -> str:
        with pytest.raises((PortalError, UsageError)) as refused:
            self.upload(what)
        said = f"{refused.value}"
        assert self.around.environment["DATAGOUV_API_KEY"] not in said
        return said


# ── what arrives ──────────────────────────────────────────────────────────────────────────────────


def test_each_format_becomes_a_resource_with_title_type_schema_and_checksum(portal):
    assert Officer(portal).upload() == DATASET
    assert [each["extras"]["reportgen:format"] for each in portal.resources] == ["pdf", "csv", "schema"]
    for part, path in (("pdf", "panorama-2020-T1.pdf"), ("csv", "data/projects.csv")):
        assert portal.content(part) == FILES[path]
        digest = sha256(FILES[path]).hexdigest()
        assert portal.resource(part)["checksum"] == {"type": "sha256", "value": digest}
    csv = portal.resource("csv")
    assert csv["title"].startswith("10ᵉ édition")
    assert "31\u00a0mars 2020" in csv["description"]
    assert (csv["type"], csv["format"], csv["mime"]) == ("main", "csv", "text/csv")
    assert csv["schema"] == {"url": portal.resource("schema")["latest"]}
    assert csv["extras"]["reportgen:edition"] == "2020-T1"
    assert portal.resource("pdf")["type"] == "documentation"


def test_the_dataset_is_refreshed_and_a_private_one_stays_private(portal):
    Officer(portal).upload()
    dataset = portal.dataset
    assert (dataset["title"], dataset["description"]) == ("Panorama", "Édition 2020-T1.")
    assert (dataset["tags"], dataset["license"], dataset["frequency"]) == (
        ["numerique", "projets"],
        "lov2",
        "quarterly",
    )
    assert dataset["private"] is True


def test_a_dataset_may_be_named_by_its_slug(portal):
    named = replace(delivery(), place=replace(SETTINGS.place("demo"), dataset=SLUG))
    assert Officer(portal).upload(named) == DATASET


def test_every_call_carries_the_key_and_goes_to_the_portals_api(portal):
    Officer(portal).upload()
    assert {asked.key for asked in portal.asked} == {KEY}
    assert all(asked.path.startswith(f"/api/1/datasets/{DATASET}/") for asked in portal.asked)


def test_the_same_again_sends_nothing(portal):
    Officer(portal).upload()
    before = [dict(each) for each in portal.resources]
    portal.asked.clear()
    again = Officer(portal)
    again.upload()
    assert [asked.method for asked in portal.asked] == ["GET", "GET"]
    assert portal.resources == before
    assert [line.partition(":")[0] for line in again.heard] == ["there already"] * 3


def test_a_revision_replaces_the_file_and_the_old_one_is_gone(portal):
    Officer(portal).upload()
    ids, addresses = [each["id"] for each in portal.resources], set(portal.stored)
    revised = delivery(files={**FILES, "data/projects.csv": b"Projet\r\nBrise\r\n"}, revision=2)
    officer = Officer(portal)
    officer.upload(revised)
    assert [each["id"] for each in portal.resources] == ids  # the permanent addresses stay
    assert portal.content("csv") == b"Projet\r\nBrise\r\n"
    assert len(portal.stored) == 3
    assert len(addresses - set(portal.stored)) == 1
    assert portal.resource("csv")["title"].startswith("10ᵉ édition")  # an upload alone had set it to the file's name
    assert portal.resource("pdf")["extras"]["reportgen:revision"] == "2"
    assert sum("replaced" in line for line in officer.heard) == 1


def test_another_edition_adds_its_own_resources(portal):
    Officer(portal).upload()
    info = make_edition([make_project()]).info
    info = replace(info, number=11, quarter=replace(info.quarter, number=2))
    files = {"panorama-2020-T2.pdf": b"%PDF 2", "data/projects.csv": FILES["data/projects.csv"]}
    Officer(portal).upload(replace(delivery("2020-T2"), offers=offers_of(info, 1, files)))
    assert [each["extras"]["reportgen:edition"] for each in portal.resources] == ["2020-T2"] * 2 + ["2020-T1"] * 3
    assert portal.dataset["description"] == "Édition 2020-T2."


def test_an_older_edition_that_comes_later_leaves_the_datasets_own_words(portal):
    info = make_edition([make_project()]).info
    newer = offers_of(replace(info, quarter=replace(info.quarter, number=2)), 1, {"panorama-2020-T2.pdf": b"%PDF 2"})
    Officer(portal).upload(replace(delivery("2020-T2"), offers=newer))
    officer = Officer(portal)
    officer.upload()
    assert portal.dataset["description"] == "Édition 2020-T2."
    assert "the dataset's own description stays: it speaks of edition 2020-T2" in officer.heard


def test_resources_and_extras_of_others_are_left_alone(portal):
    officer = Officer(portal)
    officer.upload()
    portal.resource("csv")["extras"]["analysis:rows"] = 3
    other = {**portal.resource("pdf"), "id": "other", "title": "Guide de lecture", "extras": {}}
    portal.resources.append(other)
    Officer(portal).upload(delivery(files={**FILES, "data/projects.csv": b"autre"}, revision=2))
    assert portal.resource("csv")["extras"]["analysis:rows"] == 3
    assert portal.resources[-1] == other


def test_what_the_edition_no_longer_has_does_not_stay_under_its_name(portal):
    Officer(portal).upload()
    officer = Officer(portal)
    officer.upload(delivery(files={"panorama-2020-T1.pdf": FILES["panorama-2020-T1.pdf"]}))
    assert [each["extras"]["reportgen:format"] for each in portal.resources] == ["pdf"]
    assert sum(line.startswith("removed") for line in officer.heard) == 2


# ── a dry run ─────────────────────────────────────────────────────────────────────────────────────


def test_a_dry_run_is_the_upload_to_a_dataset_that_has_nothing_yet(portal):
    rehearsal = Rehearsal(delivery())
    deliver(rehearsal, delivery(), lambda _: None)
    Officer(portal).upload()
    ids = {
        each["id"]: f"<id of {asked}>"
        for each, asked in zip(
            portal.resources,
            ("panorama-2020-t1.pdf", "panorama-2020-t1-projets.csv", "panorama-2020-t1-schema.json"),
            strict=True,
        )
    }
    addresses = {each["latest"]: ids[each["id"]].replace("id of", "address of") for each in portal.resources}
    assert len(rehearsal.calls) == len(portal.asked) == 9
    for call, asked in zip(rehearsal.calls, portal.asked, strict=True):
        path = next((asked.path.replace(key, name) for key, name in ids.items() if key in asked.path), asked.path)
        assert (call.method, call.path) == (asked.method, path)
        assert (call.file and (call.file.name, call.file.kind.mime, call.file.content)) == asked.file
        fields = dict(asked.fields or {})
        if "schema" in fields:
            fields["schema"] = {"url": addresses[fields["schema"]["url"]]}
        if "private" in fields:
            fields["private"] = "<as it is>"
        assert dict(call.fields or {}) == fields


def test_a_dry_run_writes_every_call_with_its_fields_and_every_file_with_its_sum():
    text = print_calls(delivery(), "https://demo.data.gouv.fr")
    for words in (
        "To https://demo.data.gouv.fr,",
        f" 1. GET /api/1/datasets/{DATASET}/\n",
        f" 4. POST /api/1/datasets/{DATASET}/upload/\n",
        "panorama-2020-t1-projets.csv (text/csv, 27 bytes)",  # 11 + 10 signs, û and é of two bytes, two line ends of two
        sha256(FILES["data/projects.csv"]).hexdigest(),
        f" 5. PUT /api/1/datasets/{DATASET}/resources/<id of panorama-2020-t1-projets.csv>/\n",
        'schema       {"url": "<address of panorama-2020-t1-schema.json>"}',
        f" 8. PUT /api/1/datasets/{DATASET}/\n",
        'license      "lov2"',
    ):
        assert words in text, words


# ── what may pass is tried again ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [429, 500, 502, 503, None])
def test_a_failure_that_passes_is_waited_out(portal, status):
    portal.trouble("PUT", "resources", status, times=2)
    officer = Officer(portal)
    officer.upload()
    assert officer.waited == [1, 2]
    assert portal.doubles() == []
    assert len(portal.said("POST")) == 3


def test_the_portal_says_how_long_to_wait_in_seconds_or_by_the_clock(portal):
    portal.trouble("GET", "", 429, headers=(("Retry-After", "7"),))
    portal.trouble("GET", "", 503, headers=(("Retry-After", formatdate(NOW + 30, usegmt=True)),))
    portal.trouble("GET", "", 429, headers=(("Retry-After", formatdate(NOW - 30, usegmt=True)),))
    portal.trouble("GET", "", 429, headers=(("Retry-After", "bientôt".encode().decode("latin-1")),))
    officer = Officer(portal)
    officer.upload()
    assert officer.waited == [7, 30, 0, 8]  # the last by our own rule: a fourth pause


def test_it_does_not_wait_longer_than_two_minutes(portal):
    portal.trouble("GET", "", 429, headers=(("Retry-After", "3600"),))
    officer = Officer(portal)
    assert "asks to wait 3600 s" in officer.refused()
    assert officer.waited == []


def test_it_gives_up_in_the_end_and_says_that_it_can_go_on(portal):
    portal.trouble("POST", "projets.csv", 500, times=99)
    officer = Officer(portal)
    said = officer.refused()
    assert "500 Internal Server Error" in said
    assert "5 times" in said
    assert "goes on where it stopped" in said
    assert officer.waited == list(PAUSES)
    assert sum(asked.file is not None and "csv" in asked.file[0] for asked in portal.asked) == 5


def test_a_portal_that_is_not_there_is_no_surprise(portal):
    officer = Officer(portal)
    officer.around.environment[OVERRIDE] = "http://127.0.0.1:9"
    said = officer.refused()
    assert "no answer" in said
    assert officer.waited == list(PAUSES)


def test_a_connection_that_is_not_secure_is_not_used(portal):
    officer = Officer(portal)
    officer.around.environment[OVERRIDE] = portal.url.replace("http:", "https:")
    assert "no secure connection" in officer.refused()
    assert (officer.waited, portal.asked) == ([], [])


@pytest.mark.parametrize("status", [500, 504, None])
def test_a_file_whose_answer_was_lost_is_not_sent_twice(portal, status):
    portal.trouble("POST", "projets.csv", status, after=True)
    Officer(portal).upload()
    assert portal.doubles() == []
    assert len(portal.said("POST")) == 3
    assert portal.content("csv") == FILES["data/projects.csv"]


# ── an upload that was interrupted goes on ────────────────────────────────────────────────────────


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, 10))
def test_interrupted_at_any_call_it_goes_on_and_leaves_nothing_twice(portal, at, after):
    def interrupt(_):
        raise Interrupted

    first = Officer(portal)
    portal.breaks_at, portal.breaks_after = at, after
    first.around = replace(first.around, sleep=interrupt)
    with pytest.raises(Interrupted):
        first.upload()
    assert len(portal.asked) == at
    portal.breaks_at = None
    Officer(portal).upload()
    assert portal.doubles() == []
    assert [each["extras"]["reportgen:format"] for each in portal.resources] == ["pdf", "csv", "schema"]
    for part, path in (("pdf", "panorama-2020-T1.pdf"), ("csv", "data/projects.csv")):
        assert portal.content(part) == FILES[path]
        assert portal.resource(part)["checksum"]["value"] == sha256(FILES[path]).hexdigest()
        assert portal.resource(part)["title"].startswith("10ᵉ édition")
    lost = 1 if at in {2, 4, 6} and not after else 0  # the call that never got there
    assert len(portal.said("POST")) == 3 + lost


def test_what_stands_there_twice_is_kept_once(portal):
    Officer(portal).upload()
    for original in tuple(portal.resources):
        url = f"{original['url']}-double"
        portal.stored[url] = portal.stored[original["url"]]
        portal.resources.append({**original, "id": f"double-{original['id']}", "url": url})
    Officer(portal).upload()
    assert len(portal.resources) == 3
    assert portal.doubles() == []


def test_a_double_that_someone_else_deleted_meanwhile_is_no_failure(portal):
    Officer(portal).upload()
    original = portal.resource("csv")
    portal.stored["url"] = b""
    portal.resources.append({**original, "id": "double", "url": "url"})
    portal.trouble("DELETE", "double", 500, after=True)
    Officer(portal).upload()
    assert len(portal.resources) == 3


def test_a_double_that_may_not_be_deleted_is_told(portal):
    Officer(portal).upload()
    original = portal.resource("csv")
    portal.stored["url"] = b""
    portal.resources.append({**original, "id": "double", "url": "url"})
    portal.trouble("DELETE", "double", 403)
    assert "403 Forbidden: troubled" in Officer(portal).refused()


# ── what arrived is held against what was sent ────────────────────────────────────────────────────


def test_a_file_that_arrives_damaged_is_told(portal):
    portal.spoils = True
    said = Officer(portal).refused()
    assert "panorama-2020-t1-schema.json arrived otherwise than it was sent" in said
    portal.spoils = False
    Officer(portal).upload()
    assert portal.doubles() == []
    assert portal.content("schema") == FILES["data/projects.schema.json"]


def test_a_portal_without_checksums_is_checked_by_downloading_without_the_key(portal):
    portal.keeps_sums = False
    Officer(portal).upload()
    fetched = [asked for asked in portal.asked if asked.path.startswith("/store/")]
    assert len(fetched) == 6  # once for "is it there", once for "is it right"
    assert {asked.key for asked in fetched} == {None}


def test_what_cannot_be_downloaded_cannot_be_checked(portal):
    portal.keeps_sums = False
    portal.trouble("GET", "/store/", 404)
    assert "what arrived cannot be checked: 404" in Officer(portal).refused()


def test_a_file_that_was_changed_on_the_portal_is_put_right(portal):
    Officer(portal).upload()
    csv = portal.resource("csv")
    portal.stored[csv["url"]] = b"autre"
    csv["checksum"] = {"type": "sha1", "value": "0" * 40}  # what the portal computes at an upload by hand
    Officer(portal).upload()
    assert portal.content("csv") == FILES["data/projects.csv"]


def test_a_portal_that_shows_something_else_in_the_end_is_told(portal):
    officer = Officer(portal)
    without = json.dumps({**portal.dataset, "resources": []}).encode()
    last = replace(
        officer.around, hear=lambda said: portal.trouble("GET", "", 200, body=without) if "pdf" in said else None
    )
    officer.around = last
    assert "the portal does not show panorama-2020-t1-schema.json once" in officer.refused()


# ── what is refused ───────────────────────────────────────────────────────────────────────────────


def test_a_key_that_nobody_knows(portal):
    said = Officer(portal, "clef-inconnue").refused()
    assert "401 Unauthorized: Invalid API Key" in said
    assert "DATAGOUV_API_KEY" in said


def test_a_key_without_the_right_to_change_the_dataset(portal):
    portal.dataset["private"] = False
    said = Officer(portal, GUESTS_KEY).refused()
    assert "403 Forbidden: Permission denied" in said
    assert "organisation" in said


def test_a_dataset_that_is_not_there_or_no_longer(portal):
    missing = replace(delivery(), place=replace(SETTINGS.place("demo"), dataset="autre"))
    assert "404 Not Found: Dataset not found" in Officer(portal).refused(missing)
    portal.dataset.update(deleted="2020-04-01", private=False)
    assert "410 Gone: Dataset has been deleted" in Officer(portal, GUESTS_KEY).refused()
    portal.asked.clear()
    assert "was deleted" in Officer(portal).refused()  # who may change it sees it still
    assert [asked.method for asked in portal.asked] == ["GET"]


def test_a_dataset_of_another_organisation_is_not_touched(portal):
    portal.dataset["organization"] = {"id": "org-2", "slug": "autre-office", "name": "Autre office"}
    said = Officer(portal).refused()
    assert "belongs to Autre office, not to office-des-essais" in said
    assert [asked.method for asked in portal.asked] == ["GET"]


def test_fields_that_are_wrong_are_named(portal):
    wrong = replace(SETTINGS, license="inconnue")
    said = Officer(portal).refused(delivery(settings=wrong))
    assert "400 Bad Request: Validation error; license: Unknown license" in said
    assert "assets/datagouv.toml" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("page.html", "415 Unsupported Media Type: Incorrect file content type: HTML"),
        ("page.exe", "400 Bad Request: This file type is not allowed"),
    ],
)
def test_a_file_that_the_portal_does_not_take(portal, name, said):
    offered = delivery()
    odd = replace(offered, offers=(replace(offered.offers[0], name=name),))
    assert said in Officer(portal).refused(odd)
    assert portal.resources == []


def test_a_file_that_is_too_large_is_refused_by_the_server_in_front(portal):
    large = delivery(files={"data/projects.csv": b"x" * 20_000_001})
    said = Officer(portal).refused(large)
    assert "413" in said
    assert "larger than the portal takes" in said


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirection_is_not_followed_since_it_would_take_the_key_along(portal, status):
    portal.trouble("GET", "datasets", status, headers=(("Location", f"{portal.url}/ailleurs"),))
    said = Officer(portal).refused()
    assert "write the dataset's id" in said
    assert len(portal.asked) == 1


def test_an_answer_that_is_no_json_is_told(portal):
    portal.trouble("GET", "", 200, body=b"<html>maintenance</html>")
    assert "something else than a JSON object" in Officer(portal).refused()


def test_a_refusal_that_quotes_the_key_is_shown_without_it(portal):
    portal.trouble("GET", "", 400, body=f'{{"message": "no rights for {KEY}\\u001b[2J"}}'.encode())
    said = Officer(portal).refused()
    assert "no rights for (the key)" in said
    assert "\x1b" not in said


def test_refusals_are_not_tried_again(portal):
    portal.trouble("PUT", "resources", 400, body=b"{}")
    officer = Officer(portal)
    officer.refused()
    assert officer.waited == []
    assert len(portal.said("PUT")) == 1
