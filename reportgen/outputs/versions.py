"""The versions of the programs that make the report: they are printed in the colophon and kept in the manifest."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from reportgen import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping


def versions() -> Mapping[str, str]:
    """Name each program and its version."""
    libraries = {"WeasyPrint": "weasyprint", "matplotlib": "matplotlib", "pandas": "pandas", "Jinja": "jinja2"}
    return {"reportgen": __version__, **{name: version(package) for name, package in libraries.items()}}
