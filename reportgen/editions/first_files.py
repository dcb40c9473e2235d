"""The files that an edition's folder begins with: edition.toml and editorial.md, spelled for a person to go on with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.values.edition import NO_PUBLISHER, ArticleInfo, DeviationMethod, Licence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reportgen.values.dates import Quarter
    from reportgen.values.edition import Publisher

SETTINGS_FILE = "edition.toml"
EDITORIAL_FILE = "editorial.md"
OPEN_LICENCE = Licence("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence")
USUAL_DELAY = timedelta(days=21)
USUAL_METHOD, NO_ARTICLE = DeviationMethod(), ArticleInfo()

_SETTINGS = """\
# L’édition {quarter}, telle que le programme la présente. Une ligne qui commence par # est un commentaire.
number = {number}
quarter = "{quarter}"
as_of = {as_of}          # date des données
{published}
{demonstration}
[publisher]
{publisher}

[licence]
{licence}

{method}# Chiffres annoncés par l’éditeur : le programme les compare à ceux du tableau.
# [declared]
# projects = 44
# interministerial = 8
# total_cost_bn_eur = 1.56
# mean_duration_years = 6.0
# schedule_deviation_pct = 25.4
# budget_deviation_pct = 20.2

# Titres à la place de ceux que le programme calcule.
# [titles]
# brief = "…"

{article}"""
_ARTICLE = """\
# L’annonce de l’édition, sur le site de l’éditeur.
{comment}[article]
{lines}
"""
EDITORIAL = """\
# Ce qu’il faut retenir

Cette édition présente les grands projets numériques de l’État tels que les ministères qui les portent les ont décrits.
""".encode()
SKELETON = """\
# Ce qu’il faut retenir

Cette édition présente les grands projets numériques de l’État tels que les ministères qui les portent les ont décrits.

<!--
Ce commentaire ne paraît pas. Remplacer le titre et le chapeau, puis écrire chaque sujet sous un titre « ## ».
Un chiffre se cite par son nom, et suit alors le tableau : {{ figures.projects }}, {{ findings.entered }}.
Un nombre tapé à la main est vérifié ; s’il vient d’ailleurs, le marquer ainsi : [3 ans]{.ailleurs}.
-->
""".encode()


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What is known of an edition before its table is read; open dates are taken from it or assumed, with a warning."""

    quarter: Quarter
    number: int
    as_of: date | None = None
    published: date | None = None
    publisher: Publisher = NO_PUBLISHER
    licence: Licence = OPEN_LICENCE
    method: DeviationMethod = USUAL_METHOD
    article: ArticleInfo = NO_ARTICLE
    demonstration: bool = False


def settings_toml(new: NewEdition) -> bytes:
    """Spell edition.toml; what is not known stands there as a comment."""
    text = _SETTINGS.format(
        quarter=new.quarter,
        number=new.number,
        as_of=new.as_of or new.quarter.last_day,
        published=_published(new),
        demonstration="demonstration = true\n" if new.demonstration else "",
        publisher="\n".join(_publisher(new.publisher)),
        licence="\n".join(f"{key} = {_quoted(value)}" for key, value in _named(new.licence) if value),
        method=_method(new.method),
        article=_article(new.article),
    )
    return text.encode()


def _published(new: NewEdition) -> str:
    """Give the day of publication, or leave it open beside a likely one."""
    if new.published:
        return f"published = {new.published}      # date de publication"
    return f"# published = {new.quarter.last_day + USUAL_DELAY}    # date de publication, à fixer"


def _publisher(publisher: Publisher) -> Iterator[str]:
    examples = {"short_name": "…", "url": "https://…", "contact": "…@…"}
    yield f"name = {_quoted(publisher.name)}"
    for key, example in examples.items():
        value = getattr(publisher, key)
        yield f"{key} = {_quoted(value)}" if value else f'# {key} = "{example}"'


def _method(method: DeviationMethod) -> str:
    if method == USUAL_METHOD:
        return ""
    return f'[method]\nschedule = "{method.schedule}"\nbudget = "{method.budget}"\n\n'


def _article(article: ArticleInfo) -> str:
    """Spell where the announcement stands, as far as it is known."""
    given = {key: value for key, value in _named(article) if value != getattr(NO_ARTICLE, key)}
    known = [f"{key} = {_value(value)}" for key, value in given.items()]
    examples = {"page": "https://…", "data": "https://…", "cover": "/uploads/panorama-{{ edition.quarter }}.png"}
    open_ones = [f'# {key} = "{example}"' for key, example in examples.items() if key not in given]
    return _ARTICLE.format(comment="" if known else "# ", lines="\n".join((*known, *open_ones)))


def _named(value: Licence | ArticleInfo) -> tuple[tuple[str, object], ...]:
    return tuple((name, getattr(value, name)) for name in value.__dataclass_fields__)


def _value(value: object) -> str:
    return f"[{', '.join(map(_quoted, value))}]" if isinstance(value, tuple) else _plain(value)


def _plain(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: object) -> str:
    """Spell a TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(str(text), ensure_ascii=False)
