"""The upload of a published edition to the open-data portal, data.gouv.fr or its demonstration twin.

The portal's official client (``datagouv-client``, the extra ``upload``) gives the addresses, the session and the
header of the key. Its own writing methods are not used: they try an upload and its metadata again together, whatever
the failure (a refusal too), which leaves the same file twice; they wait without regard for ``Retry-After``; and they
print the portal's answers.

What is relied on, of udata (the software of the portal), its guide and its issues:

- ``POST …/datasets/ID/upload/`` (multipart, ``file``) answers 201 with the new resource; its title is the file's name,
  made lower case, and its checksum (SHA-1) is computed by the portal over what arrived. HTML is refused with 415,
  other unknown endings with 400.
- ``POST …/resources/RID/upload/`` puts a file in another one's place, deletes the old one and sets the title back.
- ``PUT …/resources/RID/`` takes title, description, type, format, checksum, schema and extras; what is not sent stays,
  but extras are replaced whole. A schema is a name of the portal's catalogue or any address.
- ``PUT …/datasets/ID/`` made a private dataset public when ``private`` was not sent with it.
- Writing needs the header ``X-API-KEY``: 401 for a wrong key, 403 for one without the right, 404 and 410 for a dataset
  that is not there or no longer. A wrong field is a 400 with ``errors`` by field. New resources stand first.
"""

from __future__ import annotations

from reportgen.datagouv.calls import Call
from reportgen.datagouv.client import address_of
from reportgen.datagouv.delivery import Delivery, deliver
from reportgen.datagouv.description import dataset_description
from reportgen.datagouv.offers import Offer, offers_of
from reportgen.datagouv.portal import Portal, PortalEnvironment, open_portal
from reportgen.datagouv.rehearsal import print_calls
from reportgen.datagouv.settings import FILE, Place, Settings, load_settings, missing_settings

__all__ = [
    "FILE",
    "Call",
    "Delivery",
    "Offer",
    "Place",
    "Portal",
    "PortalEnvironment",
    "Settings",
    "address_of",
    "dataset_description",
    "deliver",
    "load_settings",
    "missing_settings",
    "offers_of",
    "open_portal",
    "print_calls",
]
