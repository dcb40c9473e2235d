"""From the archive to the open-data portal: a published edition, proved intact, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import datagouv
from reportgen.archive.entries import archived_edition_at, files_of
from reportgen.archive.staging import lock_archive
from reportgen.archive.verification import describe_damage, verify_edition
from reportgen.past import read_past_edition
from reportgen.values.errors import DamagedArchiveError, Location, Refused, UsageError
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import DEMONSTRATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.archive.entries import ArchivedEdition
    from reportgen.datagouv import Delivery, PortalEnvironment, Settings
    from reportgen.disk.workspace import Workspace
    from reportgen.values.dates import Quarter
    from reportgen.values.errors import Problem


def rehearse(workspace: Workspace, quarter: Quarter, portal: str, environment: Mapping[str, str]) -> str:
    """Write out what an upload would send; no key is needed, and nothing is sent, not even a question."""
    delivery = _delivery(workspace, quarter, portal)
    return datagouv.print_calls(delivery, datagouv.address_of(portal, environment))


def upload(workspace: Workspace, quarter: Quarter, portal: str, environment: PortalEnvironment) -> str:
    """Upload a published edition, while nobody else publishes or uploads here; the dataset's page."""
    _entry(workspace, quarter)
    with lock_archive(workspace.output):
        delivery = _delivery(workspace, quarter, portal)
        there = datagouv.open_portal(portal, environment)
        with there.client.session:
            return f"{there.address}/datasets/{datagouv.deliver(there, delivery, environment.hear)}/"


def _entry(workspace: Workspace, quarter: Quarter) -> ArchivedEdition:
    entry = archived_edition_at(workspace.output_folder(quarter))
    if entry is None:
        message = f"edition {quarter} was not published; only what reportgen publish has kept can be uploaded"
        raise UsageError(message)
    return entry


def _delivery(workspace: Workspace, quarter: Quarter, portal: str) -> Delivery:
    """Take the edition as it was published, once every file is proved to be what its manifest says."""
    entry = _entry(workspace, quarter)
    _refuse_damage(entry)
    settings = _settings(workspace)
    past = read_past_edition(workspace, quarter)
    info = past.edition.info
    if portal == "production" and info.demonstration:
        raise Refused([_demonstration()])
    files = {file.name: (entry.folder / file.name).read_bytes() for file in files_of(entry)}
    description = datagouv.dataset_description(settings.description, info, past.figures)
    offers = datagouv.offers_of(info, entry.revision, files)
    return datagouv.Delivery(str(quarter), settings.place(portal), settings, offers, description)


def _refuse_damage(entry: ArchivedEdition) -> None:
    damages = verify_edition(entry.folder)
    if damages:
        raise DamagedArchiveError(describe_damage(damages, "Nothing was uploaded. Restore the edition from a copy."))


def _settings(workspace: Workspace) -> Settings:
    if not workspace.has(datagouv.FILE):
        raise datagouv.missing_settings()
    return datagouv.load_settings(workspace.read_bytes(datagouv.FILE))


def _demonstration() -> Problem:
    return DEMONSTRATION.problem_at(
        Location("edition.toml", column="demonstration"),
        say("a demonstration edition"),
        say("a real edition: the production portal is read by the public"),
    )
