"""Bodies of the State: how the name that a table gives is shown, shortened and set into a sentence.

Data keep every name as it was typed. A report shows it as it should be spelt where it is known here, and otherwise as
it is, with apostrophes and spaces set right. French names take their article from the published name itself
(``Ministère de l’Intérieur``: ``l’Intérieur``); other languages name a ministry by its subject, without an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.formatting.typography import capitalize_first
from reportgen.words.language import OF_THE_DATA, current_language
from reportgen.words.spelling import fold, plain_letters

# What ministries are in charge of, as their names say it, each with its articles.
SUBJECTS = (
    *("de l’Action et des Comptes publics", "des Affaires étrangères", "des Affaires sociales", "de l’Agriculture"),
    *("des Affaires étrangères et du Développement international", "des Affaires sociales et de la Santé"),
    *("de l’Agriculture et de l’Alimentation", "de l’Agriculture et de la Souveraineté alimentaire"),
    *("de l’Agriculture, de l’Agroalimentaire et de la Forêt", "de l’Aménagement du territoire", "des Armées"),
    *("de la Cohésion des territoires", "de la Culture", "de la Culture et de la Communication", "de la Défense"),
    *("du Budget", "des Comptes publics", "de l’Écologie", "de l’Économie", "de l’Économie et des Finances"),
    *("de l’Économie, des Finances et de la Relance", "de l’Économie, de l’Industrie et du Numérique"),
    *("de l’Économie, des Finances et de la Souveraineté industrielle et numérique", "de l’Éducation nationale"),
    *("de l’Éducation nationale et de la Jeunesse", "de l’Éducation nationale, de la Jeunesse et des Sports"),
    *("de l’Éducation nationale, de l’Enseignement supérieur et de la Recherche", "de l’Égalité", "de l’Emploi"),
    *("de l’Enseignement supérieur et de la Recherche", "de l’Énergie", "de l’Environnement", "des Finances"),
    *("de l’Enseignement supérieur, de la Recherche et de l’Innovation", "des Finances et des Comptes publics"),
    *("de l’Environnement, de l’Énergie et de la Mer", "de l’Europe et des Affaires étrangères", "de l’Industrie"),
    *("de la Fonction publique", "de l’Intérieur", "de l’Intérieur et des Outre-mer", "de la Justice", "de la Mer"),
    *(
        "du Logement",
        "du Numérique",
        "des Outre-mer",
        "de la Recherche",
        "de la Santé",
        "de la Santé et de la Prévention",
    ),
    *("des Solidarités", "des Solidarités et de la Santé", "des Sports", "des Transports", "de la Ville"),
    *("de la Transformation et de la Fonction publiques", "de la Transition écologique"),
    *("de la Transition écologique et de la Cohésion des territoires", "de la Transition écologique et solidaire"),
    *("du Travail", "du Travail, de l’Emploi et de l’Insertion", "du Travail, de la Santé et des Solidarités"),
)
# Other bodies by name.
NAMES = (
    *("Premier ministre", "Première ministre", "Services du Premier ministre", "Services de la Première ministre"),
    *("Secrétariat général du Gouvernement", "Ministères économiques et financiers", "Ministères sociaux"),
    *("Conseil d’État", "Cour des comptes", "Assemblée nationale", "Sénat", "Présidence de la République"),
)
# The word that a body's name begins with, as it stands inside a sentence, with its article.
HEADS = (
    *("le Premier", "la Première", "la Cour", "le Conseil", "le Sénat", "l’Assemblée", "le service", "les services"),
    *("le ministère", "les ministères", "le secrétariat", "la direction", "la délégation", "l’agence", "la présidence"),
    *("l’office", "l’institut", "le centre", "la caisse", "la commission", "la mission", "l’inspection", "l’autorité"),
)
# Words whose capital a keyboard leaves without its accent.
ACCENTED = (
    *("État", "Écologie", "Économie", "Éducation", "Égalité", "Énergie", "Équipement", "École", "Écoles", "Études"),
    *("Élections", "Élevage", "Évaluation"),
)

_OF = "de la |de l’|des |du "
_ARTICLES = {"de la ": "la ", "de l’": "l’", "des ": "les ", "du ": "le "}
_MINISTRY = re.compile(rf"(minist[èe]res?(?: charg[ée]e?s?)?) ((?:{_OF}).+)", re.IGNORECASE)
_WITHOUT_ARTICLE = re.compile(r"minist[èe]res?(?: charg[ée]e?s?)? (?:de |d’)(.+)", re.IGNORECASE)
_PARTS = re.compile(rf"(^|, | et )({_OF})", re.IGNORECASE)
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class _Body:
    """A body: its name, what tables call it, and how French sentences name it as subject and after ``de``."""

    name: str
    label: str
    subject: str
    of: str
    is_several: bool = False


def ministry_name(published: str) -> str:
    """Spell a ministry's whole name as a reader expects to see it.

    >>> ministry_name("Ministère de l'Agriculture , de l'agroalimentaire et de la forêt")
    'Ministère de l’Agriculture, de l’Agroalimentaire et de la Forêt'
    """
    return _body(published).name


def ministry_label(published: str) -> str:
    """Shorten a ministry's name to its subject, as tables and charts name it.

    >>> ministry_label("Ministère de l'Economie et des Finances")
    'Économie et Finances'
    >>> ministry_label("Ministères Chargés des Affaires Sociales")
    'Affaires sociales'
    >>> ministry_label("Services du Premier Ministre")
    'Services du Premier ministre'
    """
    return _body(published).label


def ministry_with_article(published: str) -> str:
    """Name a ministry as the subject of a sentence; its verb agrees with `ministry_number`.

    >>> ministry_with_article("Ministère de l'Intérieur"), ministry_with_article("Ministère des Armées")
    ('l’Intérieur', 'les Armées')
    """
    return _body(published).subject if _speaks_french() else ministry_label(published)


def of_ministry(published: str) -> str:
    """Name a ministry as what something is of; without ``de`` in other languages than French.

    >>> of_ministry("Ministère de la Justice"), of_ministry("Premier ministre"), of_ministry("ANSSI")
    ('de la Justice', 'du Premier ministre', 'd’ANSSI')
    """
    return _body(published).of if _speaks_french() else ministry_label(published)


def ministry_number(published: str) -> int:
    """Give a number that takes the form of the verb behind a ministry's name: 2 where French says several.

    >>> ministry_number("Ministère de la Justice"), ministry_number("Ministère de l’Économie et des Finances")
    (1, 2)
    """
    return 2 if _speaks_french() and _body(published).is_several else 1


def _speaks_french() -> bool:
    return current_language().code == OF_THE_DATA


@lru_cache(maxsize=1024)
def _body(published: str) -> _Body:
    text = re.sub(r" (?=,)", "", " ".join(published.replace("'", "’").split()))
    ministry = _MINISTRY.fullmatch(text)
    return _ministry(ministry[1], ministry[2]) if ministry else _other(text)


def _ministry(head: str, typed: str) -> _Body:
    """Know a ministry by what it is in charge of, whose articles its name gives."""
    said = _SUBJECTS.get(fold(typed)) or _accented(typed)
    articles = _PARTS.findall(said)
    return _Body(
        name=f"{capitalize_first(head.lower()).replace('Ministere', 'Ministère')} {said}",
        label=capitalize_first(_PARTS.sub(r"\1", said)),
        subject=_PARTS.sub(lambda part: part[1] + _ARTICLES[part[2].lower()], said),
        of=said,
        is_several=len(articles) > 1 or said.lower().startswith("des "),
    )


def _other(typed: str) -> _Body:
    """Know a body by its name; one whose article nobody knows is named without."""
    if known := _BY_LABEL.get(fold(typed)):
        return replace(_ministry("ministère", known), name=capitalize_first(_PARTS.sub(r"\1", known)))
    name = _NAMES.get(fold(typed)) or capitalize_first(_accented(typed))
    first, _space, rest = name.partition(" ")
    lone = _WITHOUT_ARTICLE.fullmatch(name)
    label = capitalize_first(lone[1]) if lone else name
    head = _HEADS.get(plain_letters(first), "")
    if not head:
        return _Body(name, label, name, f"d’{name}" if plain_letters(name)[:1] in _VOWELS else f"de {name}")
    subject = f"{head} {rest}".strip()
    return _Body(name, label, subject, _contracted(subject), subject.startswith("les "))


def _contracted(subject: str) -> str:
    """Put ``de`` before an article.

    >>> [_contracted(words) for words in ("le Sénat", "les services", "la Cour", "l’agence")]
    ['du Sénat', 'des services', 'de la Cour', 'de l’agence']
    """
    article, _space, rest = subject.partition(" ")
    return {"le": f"du {rest}", "les": f"des {rest}"}.get(article, f"de {subject}")


def _accented(text: str) -> str:
    return re.sub(r"\b[A-Z]\w+", lambda word: _ACCENTED.get(word[0], word[0]), text)


_SUBJECTS = {fold(words): words for words in SUBJECTS}
_BY_LABEL = {fold(_PARTS.sub(r"\1", words)): words for words in SUBJECTS}
_NAMES = {fold(words): words for words in NAMES}
_HEADS = {plain_letters(re.split(r"[ ’]", words)[-1]): words for words in HEADS}
_ACCENTED = {f"E{word[1:]}": word for word in ACCENTED}
