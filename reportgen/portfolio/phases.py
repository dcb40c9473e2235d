"""The phases of the panorama, in their order: what they are called, how they are spelt, marked and spoken of."""

from __future__ import annotations

from reportgen.values.phase import Mark, Phase
from reportgen.values.project import UNDISCLOSED, Undisclosed

SCOPING = Phase(
    "scoping",
    0,
    "Cadrage",
    Mark.OPEN,
    "Cadrage",
    ("en cadrage", "en phase de cadrage", "phase de cadrage", "étude", "initialisation"),
    "le besoin et le coût s’étudient ; coût et fin peuvent n’être pas encore publiés",
    "Le projet est en cadrage",
    ("{n} projet sur {total} est en cadrage", "{n} projets sur {total} sont en cadrage"),
    early=True,
)
DESIGN = Phase(
    "design",
    1,
    "Conception / Réalisation",
    Mark.PALE,
    "Conception / réalisation",
    (
        *("conception", "réalisation", "conception et réalisation", "en conception", "en réalisation"),
        "développement",
    ),
    "la solution se construit",
    "Le projet est en conception ou en réalisation",
    (
        "{n} projet sur {total} est en conception ou en réalisation",
        "{n} projets sur {total} sont en conception ou en réalisation",
    ),
)
PILOT = Phase(
    "pilot",
    2,
    "Expérimentation",
    Mark.DOUBLE,
    "Expérimentation",
    ("expérimentations", "en expérimentation", "pilote", "expérimentation pilote"),
    "elle est éprouvée sur un périmètre réduit",
    "Le projet est en expérimentation",
    ("{n} projet sur {total} est en expérimentation", "{n} projets sur {total} sont en expérimentation"),
)
ROLLOUT = Phase(
    "rollout",
    3,
    "Déploiement",
    Mark.SOLID,
    "Déploiement",
    ("en déploiement", "en cours de déploiement", "généralisation"),
    "elle se généralise chez ses utilisateurs",
    "Le projet est en déploiement",
    ("{n} projet sur {total} est en déploiement", "{n} projets sur {total} sont en déploiement"),
)
COMPLETED = Phase(
    "completed",
    4,
    "Terminé",
    Mark.TICKED,
    "Terminé",
    ("terminée", "projet terminé", "achevé", "achevée", "clos", "clôturé"),
    "le projet est clos",
    "Le projet est terminé",
    ("{n} projet sur {total} est terminé", "{n} projets sur {total} sont terminés"),
    over=True,
)
PHASES = (SCOPING, DESIGN, PILOT, ROLLOUT, COMPLETED)
NO_PHASE = Phase(UNDISCLOSED, 5, "non communiqué", Mark.GREY, meaning="la phase n’est pas publiée dans cette édition")


def phase_of(phase: Phase | Undisclosed) -> Phase:
    """Give what stands for a phase, `NO_PHASE` where it is not published."""
    return NO_PHASE if isinstance(phase, Undisclosed) else phase
