"""What makes the report, as far as it could change a byte of it: programs, system libraries, fonts, templates."""

from __future__ import annotations

import ctypes
import sqlite3
import zlib
from hashlib import sha256
from importlib.metadata import distributions, version
from typing import TYPE_CHECKING

from reportgen.values.version import __version__
from reportgen.words.language import current_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

NAMED = {"WeasyPrint": "weasyprint", "matplotlib": "matplotlib", "pandas": "pandas", "Jinja": "jinja2"}
PACKAGES = (
    *(
        "weasyprint",
        "pydyf",
        "fonttools",
        "tinycss2",
        "tinyhtml5",
        "cssselect2",
        "pyphen",
        "pillow",
        "pypdfium2",
        "brotli",
        "zopfli",
    ),
    *("matplotlib", "numpy", "pandas", "jinja2", "markupsafe", "babel", "markdown-it-py", "nh3", "python-calamine"),
    *("xlsxwriter", "odfdo", "lxml"),
)
FONTS = (
    *("SourceSans3-Regular.ttf", "SourceSans3-It.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf"),
    *("SourceSerif4-Regular.ttf", "SourceSerif4-It.ttf", "SourceSerif4-Semibold.ttf"),
    *("SourceSerif4Display-Light.ttf", "SourceSerif4Display-Regular.ttf"),
)
WEB = ("css/web.css", "css/web-edition.css", "css/share.css", "js/edition.js")  # what an edition's page is made with


def named_versions() -> Mapping[str, str]:
    """Name the programs that the colophon thanks, each with its version."""
    return {"reportgen": __version__, **{name: version(package) for name, package in NAMED.items()}}


def made_with(
    read_asset: Callable[[str], bytes], css: str, template_folders: Sequence[Path]
) -> Mapping[str, Mapping[str, str]]:
    """List everything that could change a byte: packages, system libraries, fonts, style, templates and words."""
    fonts = {name: sha256(read_asset(f"fonts/{name}")).hexdigest() for name in FONTS}
    return {
        "versions": {"reportgen": __version__, **_installed()},
        "system": _system(),
        "fonts": fonts,
        "design": {
            "css": sha256(css.encode()).hexdigest(),
            "web": sha256(b"\0".join(map(read_asset, WEB))).hexdigest(),
            "templates": _templates(template_folders),
            "words": current_language().digest,
        },
    }


def site_versions() -> Mapping[str, str]:
    """List what could change a byte of what is said over all editions."""
    return {"reportgen": __version__, "sqlite": sqlite3.sqlite_version, **_installed()}


def _installed() -> Mapping[str, str]:
    present = {distribution.name.lower(): distribution.version for distribution in distributions()}
    return {name: present[name] for name in PACKAGES if name in present}


LIBRARIES = {  # of each system library: the files it is known by, the function that tells its version
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    "harfbuzz-subset": (("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"), "hb_version_string"),
    "fontconfig": (("libfontconfig.so.1", "libfontconfig.dylib", "libfontconfig-1.dll"), "FcGetVersion"),
}


def _system() -> Mapping[str, str]:
    """Ask the libraries that find, shape and subset fonts, and those that compress, for their versions."""
    loaded = {name: _version_of(*_loaded(files), function) for name, (files, function) in LIBRARIES.items()}
    return {**loaded, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def _loaded(files: Sequence[str]) -> tuple[ctypes.CDLL | None]:
    for file in files:
        try:
            return (ctypes.CDLL(file),)
        except OSError:
            continue
    return (None,)


def _version_of(library: ctypes.CDLL | None, function: str) -> str:
    """Call the function that tells a version: a text, or a number such as 21401 for 2.14.1."""
    if library is None:
        return "none"
    teller = getattr(library, function)
    if function == "FcGetVersion":
        number = int(teller())
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    teller.restype = ctypes.c_char_p
    return str(teller().decode())


def _templates(folders: Sequence[Path]) -> str:
    """Sum up the templates in effect: of two of the same name, the first folder's counts."""
    chosen: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.suffix in {".html", ".md"}):
            chosen.setdefault(path.relative_to(folder).as_posix(), path.read_bytes())
    digest = sha256()
    for name in sorted(chosen):
        digest.update(name.encode() + b"\0" + chosen[name] + b"\0")
    return digest.hexdigest()
