"""No word of the report is left untranslated: with every message masked and Greek data, nothing Latin remains."""

from __future__ import annotations

import base64
import random
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import cycle
from xml.etree import ElementTree as ET

import messages
import pytest
from builders import make_edition, make_findings, make_project
from drawings import HOUSE, THEME
from languages import latin, mask, texts_and_pictures
from past import findings_over

from reportgen import sections
from reportgen.charts import CHARTS, draw_charts
from reportgen.charts.canvas import use_fonts
from reportgen.checks.settings import DECLARABLE
from reportgen.erratum import erratum_for
from reportgen.findings import Erratum, Observation
from reportgen.identity.registry import Registry
from reportgen.language import speaking
from reportgen.model import (
    MEANS,
    Amount,
    Departure,
    DeviationMethod,
    Editorial,
    EditorialSection,
    InputFile,
    Licence,
    Link,
    NotEstimated,
    Phase,
    Publisher,
    Undisclosed,
)
from reportgen.outputs import ENCLOSED
from reportgen.outputs.page import html_of
from reportgen.views import Imprint, Picture
from reportgen.watch import load_limits

TABLE = InputFile("projects.csv", b"")
# All that may stand in Latin letters in any language: programs and typefaces, the table's name and its checksum.
PROGRAMS = {"reportgen": "0.1", "WeasyPrint": "70", "Jinja": "3"}
PROPER = (*PROGRAMS, "Source Serif 4", "Source Sans 3", "SIL Open Font License 1.1", TABLE.name, TABLE.sha256)

FONTS = HOUSE.asset("fonts/SourceSans3-Regular.ttf").parent
RULES = load_limits(HOUSE.read_text("watch.toml"))
MINISTRIES = ("Αγορά", "Βουνό", "Γέφυρα", "Δρόμος", "Ελιά")


def project(name: str, **values):
    """Make a project whose every word is Greek."""
    greek = {
        "ministry": "Αγορά",
        "description": 'Λόγος: ένα "δύο".\nΤρία...',
        "functional_area": "Ζώνη",
        "programme": "Ήλιος (901)",
    }
    return make_project(name=name, **(greek | values))


INFO = {
    "publisher": Publisher("Γραφείο"),
    "licence": Licence("Άδεια"),
    "departures": (Departure("Παλιό", "τέλος", "λόγος"),),
}


def first_edition():
    """Every state of a cost, a phase, a date and a card; nothing before it."""
    return make_findings(
        [
            project(
                "Άλφα", interministerial=True, co_leads=("Βουνό", "Γέφυρα"), cost="120", initial_cost_meur=Decimal(80)
            ),
            project("Βήτα", cost=NotEstimated(), phase=Phase.SCOPING, start=None, duration_years=None),
            project("Γάμμα", cost=Undisclosed("διαγωνισμός"), phase=Phase.PILOT, ministry="Βουνό", duration_years=None),
            project(
                "Δέλτα",
                cost=Undisclosed(),
                phase=Undisclosed(),
                functional_area="",
                programme="",
                interministerial=None,
            ),
            project(
                "Έψιλον",
                cost="7",
                phase=Phase.ROLLOUT,
                links=(Link("ici", "https://ζήτα.gr/α"), Link("Εδώ", "https://ζήτα.gr/β")),
            ),
            project(
                "Ζήτα", cost="3", phase=Phase.COMPLETED, initial_duration_years=Decimal(3), initial_cost_meur=Decimal(3)
            ),
            project(
                "Ήτα",
                cost="30",
                start=date(2012, 1, 1),
                duration_years=Decimal("1.5"),
                initial_duration_years=Decimal("1.5"),
            ),
        ],
        **INFO,
    )
