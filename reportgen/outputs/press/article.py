"""Article → Markdown with YAML front matter, as the publisher's site takes it (Jekyll and kramdown).

Whatever is printed is plain text and is escaped, unless it was made safe here: a project's name can begin neither a
link, an attribute list, HTML nor a Liquid tag. Spaces are ordinary ones, as in the site's own articles.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from reportgen.formatting import NBSP, THIN
from reportgen.values.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.outputs.press.announcement import Article

_MEANING = re.compile(r"[\\`*_{}\[\]<>|~^$#&!]|:(?=//)")
_UNSAFE_IN_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_HARMLESS = r"(?!<?(?:https?://|mailto:|[#/]))"
_LINK = re.compile(rf"\](?=\(\s*{_HARMLESS})")
_DEFINITION = re.compile(rf"^( {{0,3}})\[(?=[^\]\n]+\]:\s*{_HARMLESS})", re.MULTILINE)
_TAG = re.compile(r"<(?!https?://|mailto:)")


class Safe(str):
    """Markdown or YAML that was made safe: it is printed as it stands."""

    __slots__ = ()


def markdown_of(article: Article, template_folders: Sequence[Path]) -> bytes:
    """Print the announcement through templates/article.md."""
    environment = Environment(  # noqa: S701 - it prints Markdown: `_printed` escapes what HTML's escaping would not
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"yaml": yaml_scalar, "address": address, "office": office_words}
    try:
        text = environment.get_template("article.md").render(article=article)
    except TemplateError as error:
        message = f"template article.md: {error.message}. Correct the file in templates/, or remove it."
        raise BuildError(message) from error
    return text.translate({ord(NBSP): " ", ord(THIN): " "}).encode()


def _printed(value: object) -> str:
    return value if isinstance(value, Safe) else plain(str(value))


def plain(text: str) -> Safe:
    """Escape plain text: every sign that has a meaning in Markdown, HTML or Liquid becomes a character reference.

    >>> plain("A_B {{ x }}")
    'A&#95;B &#123;&#123; x &#125;&#125;'
    """
    return Safe(_MEANING.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split())))


def yaml_scalar(text: str) -> Safe:
    r"""Write a text as a YAML scalar: JSON's strings are among YAML's.

    >>> yaml_scalar('L’État : "44"')
    '"L’État : \\"44\\""'
    """
    quoted = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return Safe(_UNSAFE_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted))


def address(url: str) -> Safe:
    """Write an address so that it ends where it should.

    >>> address("data/projets (1).csv")
    'data/projets%20%281%29.csv'
    """
    return Safe(quote(url, safe="/:?#@!$&'+,;=%~"))


def office_words(markdown: str) -> Safe:
    """Let the office's Markdown stand, without HTML, attribute lists, Liquid, and links to anything but pages and mail.

    >>> office_words("*Un* <b>site</b> : [ici](javascript:x), [là](https://exemple.invalid)")
    '*Un* &lt;b>site&lt;/b> : [ici&#93;(javascript:x), [là](https://exemple.invalid)'
    """
    text = _DEFINITION.sub(r"\1&#91;", _LINK.sub("&#93;", markdown))
    return Safe(_TAG.sub("&lt;", text).replace("{", "&#123;"))
