"""The portal's official client: which portal, which key, and for tests a server on this very machine."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen.values.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from datagouv import Client

# The client's names for the two portals.
ENVIRONMENTS = {"demo": "demo", "production": "www"}
# Another address in place of both, for tests. It must be on this machine: a server elsewhere would be given the key.
OVERRIDE = "REPORTGEN_DATAGOUV_URL"


def client_for(portal: str, environment: Mapping[str, str], key: str | None = None) -> Client:
    """Make the client of a portal; `UsageError` where the extra ``upload`` is not installed."""
    try:
        from datagouv import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        message = "uploading needs the portal's client, which is not installed: pip install 'reportgen[upload]'"
        raise UsageError(message) from None
    client = Client(ENVIRONMENTS[portal], key, verbose=False)
    if override := environment.get(OVERRIDE):
        client.base_url = _on_this_machine(override)
        client.session.trust_env = False  # no proxy between this machine and itself
    return client


def address_of(portal: str, environment: Mapping[str, str]) -> str:
    """Tell a portal's address; nothing is sent there."""
    return str(client_for(portal, environment).base_url)


def _on_this_machine(address: str) -> str:
    """Accept an address of this machine, as a number and a port (a name could lead elsewhere); `UsageError` for others."""
    parts = urlsplit(address)
    plain = re.fullmatch(r"https?://([\d.]+|\[[\da-f:]+\])(:\d+)?/?", address)
    try:
        if plain and ip_address(parts.hostname or "").is_loopback:
            return address.rstrip("/")
    except ValueError:
        pass
    message = f"{OVERRIDE} must be an address of this machine such as http://127.0.0.1:8000, not {address!r}"
    raise UsageError(message)
