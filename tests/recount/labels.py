"""Writes names in one way: what then reads alike is the same name, or the same label."""

from __future__ import annotations

import re
import unicodedata

from recount.numerals import plain

CONTINUES = r"(?:Ministères? )?(?:chargés? )?(?:de la |de l'|du |des |de )?"


def loose(text: str) -> str:
    """Write a text without what typesetting changes: quotation marks and the length of dashes.

    >>> loose('SI-Samu (étape "Pilote")') == loose("SI-Samu (étape « Pilote »)")
    True
    """
    return re.sub(r" +", " ", re.sub(r"[–—‑]", "-", re.sub(r'« ?| ?»|["“”]', "", plain(text))))


def folded(label: str) -> str:
    """Write a label without case, accents and punctuation: what then reads alike is the same label.

    >>> folded("Ministère de l'Économie") == folded("MINISTERE DE L’ECONOMIE")
    True
    """
    letters = unicodedata.normalize("NFKD", plain(label).casefold().replace("œ", "oe"))
    return "".join(each for each in letters if each.isalnum())


def short(ministry: str) -> str:
    """Give a lead ministry's name as titles shorten it.

    >>> short("Ministère de l'Intérieur / Ministère de la Justice"), short("Services du Premier Ministre")
    ('Intérieur', 'Services du Premier Ministre')
    """
    lead = plain(ministry).split(" / ")[0]
    return re.sub(rf"^Ministères? {CONTINUES}", "", lead, flags=re.IGNORECASE)
