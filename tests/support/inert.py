"""Whether a page could do something: its elements and attributes, and what runs in a browser when everything is touched."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

EXECUTING = {
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "frame",
    "applet",
    "portal",
    "template",
    "foreignobject",
}
ADDRESSES = {
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "ping",
    "background",
    "xlink:href",
    "style",
}


class Inert(HTMLParser):
    """Lists the elements and attributes of a page that could do something; our own one script is told by its place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults, self.scripts = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.scripts += tag == "script"
        if tag in EXECUTING - {"script", "form"} or (tag == "script" and given):
            self.faults.append(f"<{tag} {given}>")
        self.faults += [f"{tag} {name}={value}" for name, value in attributes if is_active(name, value or "")]


def is_active(name, value) -> bool:
    """Tell an attribute that runs or fetches: a handler, or an address of another kind than a page, a part or our data."""
    if name.startswith("on") or name == "style":
        return True
    return name in ADDRESSES and urlsplit(value.strip()).scheme not in {"", "http", "https", "mailto", "data"}


def provoked(page) -> list[str]:
    """Move over, focus and open everything; list what ran or stands in the page and could."""
    return page.evaluate(
        """() => {
          const found = [];
          for (const each of document.querySelectorAll('*')) {
            for (const kind of ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart', 'load', 'error', 'begin'])
              if (each.localName !== 'html') each.dispatchEvent(new Event(kind));
            if (each.localName === 'details') each.open = true;
            for (const {name} of each.attributes) if (/^on/i.test(name)) found.push(each.outerHTML.slice(0, 200));
            if (each.href && !/^(https?|file|data|mailto):/.test(each.href.baseVal ?? each.href) && (each.href.baseVal ?? '#')[0] !== '#')
              found.push(each.outerHTML.slice(0, 200));
          }
          return window.__owned ? ['a script ran', ...found] : found;
        }"""
    )
