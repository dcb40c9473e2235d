"""The catalogue of rules: everything that can object, with its level, title, reason and advice.

A problem can only be made by its rule (`Rule.problem_at`), so that no id exists which the catalogue does not explain.
To add a rule, write it below its family and add its name to the family's line.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from reportgen.words.rules.cells import CELLS
from reportgen.words.rules.course import COURSE
from reportgen.words.rules.disclosure import WITHHELD
from reportgen.words.rules.files import FILES
from reportgen.words.rules.house import HOUSE
from reportgen.words.rules.prose import PROSE
from reportgen.words.rules.rule import LEVELS, Family, Rule
from reportgen.words.rules.settings import SETTINGS
from reportgen.words.rules.slips import SLIPS
from reportgen.words.rules.table import TABLE
from reportgen.words.rules.waivers import WAIVERS

__all__ = ["FAMILIES", "LEVELS", "RULES_CATALOGUE", "Family", "Rule", "find_rule", "nearest_ids"]

FAMILIES: tuple[Family, ...] = (FILES, TABLE, CELLS, SETTINGS, SLIPS, COURSE, WITHHELD, PROSE, WAIVERS, HOUSE)
RULES_CATALOGUE: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)

_SHOWN = 3


def find_rule(name: str) -> Rule | None:
    """Find a rule by its id, or by the id of one of its problems, which begins with the rule's.

    >>> find_rule("cost-times-ten:alize:120").title
    'A cost about ten times what it was'
    """
    id_of_rule = name.strip().partition(":")[0]
    return next((rule for rule in RULES_CATALOGUE if rule.id == id_of_rule), None)


def nearest_ids(name: str) -> tuple[str, ...]:
    """Find the ids that an unknown one was probably meant to be, the nearest first.

    >>> nearest_ids("cost-time-ten")[0]
    'cost-times-ten'
    """
    known = [rule.id for rule in RULES_CATALOGUE]
    found = process.extract(name.partition(":")[0], known, scorer=fuzz.ratio, limit=_SHOWN)
    return tuple(each for each, _, _ in found)
