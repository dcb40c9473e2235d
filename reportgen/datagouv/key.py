"""The key of the portal: from the environment or the system's keyring, and shown nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.values.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "DATAGOUV_API_KEY"
SERVICE = "reportgen-datagouv"


@dataclass(frozen=True, slots=True)
class Key:
    """A secret; whatever writes this value out writes no key.

    >>> Key("s3cret")
    Key()
    """

    value: str = field(repr=False)

    def hidden_in(self, text: str) -> str:
        """Take the key out of a text that comes from elsewhere.

        >>> Key("s3cret").hidden_in("no right for s3cret")
        'no right for (the key)'
        """
        return text.replace(self.value, "(the key)")


def find_key(portal: str, environment: Mapping[str, str], *, keyring: bool = True) -> Key:
    """Take the key from DATAGOUV_API_KEY, else from the keyring's service ``reportgen-datagouv``, user ``portal``."""
    value = environment.get(VARIABLE, "").strip() or (_kept(portal) if keyring else "")
    if not value:
        message = (
            f"there is no key for the {portal} portal: put it into the variable {VARIABLE}, "
            f"or keep it with: keyring set {SERVICE} {portal}"
        )
        raise UsageError(message)
    if not re.fullmatch(r"[\x21-\x7e]+", value):  # an unfit header would be quoted in the transport's own error
        message = f"the key for the {portal} portal holds a space, a line break or another sign that no key has"
        raise UsageError(message)
    return Key(value)


def _kept(portal: str) -> str:
    """Ask the system's keyring; nothing where there is none."""
    try:
        import keyring  # noqa: PLC0415 - an extra, and slow to load
        from keyring.errors import KeyringError  # noqa: PLC0415
    except ImportError:
        return ""
    try:
        return (keyring.get_password(SERVICE, portal) or "").strip()
    except KeyringError:
        return ""
