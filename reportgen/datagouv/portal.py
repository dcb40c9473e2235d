"""The portal at the other end of the wire: sends a call, waits and tries again where that may help, says why it failed."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from reportgen.datagouv.client import OVERRIDE, client_for
from reportgen.datagouv.key import Key, find_key
from reportgen.datagouv.refusals import advice_on, quote_answer, status_name
from reportgen.values.errors import PortalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from datagouv import Client
    from niquests import Response

    from reportgen.datagouv.calls import Answer, Call

PAUSES = (1.0, 2.0, 4.0, 8.0)  # seconds before each new try, unless the portal names a time itself
LONGEST_PAUSE = 120.0
TIMEOUT = 60.0
LONGEST_WORDS = 500


@dataclass(frozen=True, slots=True)
class PortalEnvironment:
    """What an upload takes from outside: variables, a way to wait, the time (seconds since 1970), someone to tell."""

    environment: Mapping[str, str]
    sleep: Callable[[float], None]
    now: Callable[[], float]
    hear: Callable[[str], None]


class _PassingError(Exception):
    """A failure that may be over after a while; ``pause`` is how long the portal asks to wait."""

    def __init__(self, message: str, pause: float | None = None) -> None:
        super().__init__(message)
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal that takes calls in the name of a key."""

    client: Client
    key: Key
    environment: PortalEnvironment

    @property
    def address(self) -> str:
        """Where the portal is."""
        return str(self.client.base_url)

    def send(self, call: Call, unless: Callable[[], Answer | None] | None = None) -> Answer:
        """Send a call; after a failure that may pass, wait and try again, unless it arrived all the same."""
        for pause in PAUSES:
            try:
                return self._once(call)
            except _PassingError as failure:
                self._wait(failure, pause)
            if unless is not None and (arrived := unless()) is not None:
                return arrived
        try:
            return self._once(call)
        except _PassingError as failure:
            message = f"{failure}, {len(PAUSES) + 1} times: run the upload again later, it goes on where it stopped"
            raise PortalError(message) from None

    def fetch(self, url: str) -> bytes:
        """Download a file as any reader would: the file store is another server, and is not shown the key."""
        import niquests  # noqa: PLC0415 - comes with the client

        try:
            with niquests.Session() as session:
                session.trust_env = self.client.session.trust_env
                answer = session.get(url, timeout=TIMEOUT)
                answer.raise_for_status()
                return answer.content or b""
        except niquests.RequestException as error:
            message = self._fit(f"what arrived cannot be checked: {error}")
            raise PortalError(message) from None

    def _once(self, call: Call) -> Answer:
        answer = self._answer(call)
        status = answer.status_code or 0
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            message = f"the portal answered {status_name(status)} to {call.method} {call.path}"
            raise _PassingError(message, self._asked_pause(answer))
        if status >= HTTPStatus.MULTIPLE_CHOICES:
            words = self._fit(quote_answer(_json(answer))) or "without a word"
            message = (
                f"the portal refused {call.method} {call.path}, {status_name(status)}: {words}. {advice_on(status)}"
            )
            raise PortalError(message, status)
        return _content(call, answer)

    def _answer(self, call: Call) -> Response:
        """Carry the call out; never along a redirection, which would take the key elsewhere."""
        import niquests  # noqa: PLC0415 - comes with the client

        file, what = call.file, f"{call.method} {call.path}"
        files = None if file is None else {"file": (file.name, file.content, file.kind.mime)}
        options = {"json": call.fields, "files": files, "allow_redirects": False, "timeout": TIMEOUT}
        try:
            answer: Response = self.client.session.request(call.method, f"{self.address}{call.path}", **options)
        except niquests.exceptions.SSLError as error:
            raise PortalError(self._fit(f"no secure connection to {self.address}: {error}")) from None
        except (niquests.ConnectionError, niquests.Timeout, niquests.exceptions.ChunkedEncodingError) as error:
            message = f"{what} got no answer from {self.address} ({type(error).__name__})"
            raise _PassingError(message) from None
        except niquests.RequestException as error:
            raise PortalError(self._fit(f"{what} cannot be sent: {error}")) from None
        return answer

    def _asked_pause(self, answer: Response) -> float | None:
        """Read ``Retry-After``: a number of seconds, or the moment from which on to try again."""
        asked = str(answer.headers.get("Retry-After") or "").strip()
        if asked.isdecimal():
            return float(asked)
        try:
            return max(0.0, parsedate_to_datetime(asked).timestamp() - self.environment.now())
        except ValueError:
            return None

    def _wait(self, failure: _PassingError, pause: float) -> None:
        seconds = pause if failure.pause is None else failure.pause
        if seconds > LONGEST_PAUSE:
            message = (
                f"{failure} and asks to wait {seconds:.0f} s: run the upload again then, it goes on where it stopped"
            )
            raise PortalError(message) from None
        self.environment.hear(f"{failure}; trying again in {seconds:.0f} s")
        self.environment.sleep(seconds)

    def _fit(self, text: str) -> str:
        """Make a text from outside fit to be shown: no key, no control signs, not too long."""
        shown = "".join(sign if sign.isprintable() else " " for sign in self.key.hidden_in(text))
        return shown[:LONGEST_WORDS].strip().rstrip(".")


def open_portal(portal: str, environment: PortalEnvironment) -> Portal:
    """Open the ``demo`` or the ``production`` portal; the keyring's keys are for these two and no other address."""
    key = find_key(portal, environment.environment, keyring=not environment.environment.get(OVERRIDE))
    return Portal(client_for(portal, environment.environment, key.value), key, environment)


def _content(call: Call, answer: Response) -> Answer:
    if answer.status_code == HTTPStatus.NO_CONTENT:
        return {}
    content = _json(answer)
    if isinstance(content, dict):
        return content
    message = f"the portal answered {call.method} {call.path} with something else than a JSON object"
    raise PortalError(message)


def _json(answer: Response) -> object:
    try:
        return answer.json()
    except ValueError:
        return None
