"""Whatever the two editions: one place for each project, one to one, and no order of rows matters."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import make_project

from reportgen.identity import Identifier
from reportgen.identity.registry import Registry
from reportgen.measures.bridge import bridge_of, terms_of
from reportgen.values.dates import Quarter
from reportgen.values.project import Amount, NotEstimated

NAMES = ("Alizé", "Alizé V2", "ALIZE (suite)", "Brise", "Brise marine", "Cyclone", "SI Cyclone", "Dune")
WORDS = ("Remplace les dossiers papier.", "Prévient des orages en mer.", "Suit les sables du désert.")
projects = st.builds(
    make_project,
    name=st.sampled_from(NAMES),
    description=st.sampled_from(WORDS),
    ministry=st.sampled_from(("Ministère de la Justice", "Ministère de la Mer")),
    cost=st.one_of(
        st.builds(Amount, st.sampled_from([Decimal("1.10"), Decimal("12.35"), Decimal("99.99")])),
        st.builds(NotEstimated),
    ),
)
editions = st.lists(projects, max_size=7, unique_by=lambda project: project.name)


def identify(old, new):
    ids = {project.name: project.name for project in old}
    return Identifier(ids, Registry()).identify(old, new, (Quarter(2020, 1), Quarter(2020, 2)))


@settings(max_examples=150, deadline=None)
@given(old=editions, new=editions)
def test_every_project_stands_in_one_place(old, new):
    found = identify(old, new)
    here = [
        *(m.new.name for m in found.matches),
        *(u.new.name for u in found.undecided),
        *(p.name for p in found.entered),
    ]
    assert sorted(here) == sorted(project.name for project in new)
    there = [*(m.old.name for m in found.matches), *(p.name for p in found.left)]
    assert sorted(there) == sorted(project.name for project in old)


@settings(max_examples=80, deadline=None)
@given(old=editions, new=editions, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(old, new, seed):
    def said(found):
        return {(m.old.name, m.new.name) for m in found.matches}, {u.new.name for u in found.undecided}

    mixed_old, mixed_new = seed.sample(old, len(old)), seed.sample(new, len(new))
    assert said(identify(old, new)) == said(identify(mixed_old, mixed_new))


@settings(max_examples=80, deadline=None)
@given(edition=editions)
def test_an_edition_is_itself(edition):
    found = identify(edition, edition)
    assert all(match.old == match.new for match in found.matches)
    assert len(found.matches) == len(edition)


@settings(max_examples=150, deadline=None)
@given(old=editions, new=editions)
def test_the_bridge_adds_up_to_the_cent(old, new):
    found = identify(old, new)
    bridge = bridge_of(old, new, terms_of(found, {}))
    terms = (
        bridge.previous,
        bridge.entered,
        bridge.left,
        bridge.reestimated,
        bridge.newly_costed,
        bridge.no_longer_costed,
    )
    assert sum(terms) == bridge.current == sum((p.cost_meur or 0 for p in new), Decimal(0))
    assert bridge.left <= 0
    assert bridge.no_longer_costed <= 0
