"""Replaces every reference in the office's words by the figure that it names, before anything is composed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.facts.names import named_facts
from reportgen.facts.office import fill_settings, reference_problems
from reportgen.facts.references import fill
from reportgen.readers.editorial import read_editorial
from reportgen.values.errors import Refused

if TYPE_CHECKING:
    from reportgen.values.findings import Findings


def fill_references(findings: Findings) -> Findings:
    """Fill in every reference, in the language spoken; `Refused` names those that cannot be filled in."""
    facts, edition = named_facts(findings), findings.edition
    faults = tuple(reference_problems(edition, facts))
    if faults:
        raise Refused(faults)
    editorial = read_editorial(fill(edition.editorial.source, facts).encode())
    return replace(findings, edition=replace(edition, editorial=editorial, info=fill_settings(edition.info, facts)))
