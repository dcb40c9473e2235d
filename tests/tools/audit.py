"""Looks up the known vulnerabilities of everything that is locked: `make audit`.

Where the data cannot be had it says so: an audit that looked at nothing is no all-clear.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

LOCK = Path(__file__).parents[2] / "requirements.lock"
PATIENCE_SECONDS = 120
SERVICES = (("--vulnerability-service", "pypi"), ("--vulnerability-service", "osv"))


@dataclass(frozen=True, slots=True)
class Audit:
    """What a service answered: how many packages it knows, those that it does not, and each vulnerability in a line."""

    known: int = 0
    unknown: tuple[str, ...] = ()
    vulnerable: tuple[str, ...] = ()
    failure: str = ""


def audit(service: tuple[str, ...], lock: Path = LOCK) -> Audit:
    """Ask one service about every locked package, without installing anything."""
    options = ("--format", "json", "--progress-spinner", "off", "--disable-pip", "--require-hashes")
    command = (sys.executable, "-m", "pip_audit", *options, *service, "--requirement", str(lock))
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)
        packages = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return Audit(failure=f"no answer within {PATIENCE_SECONDS} s")
    except ValueError:
        return Audit(failure=shorten((done.stderr.strip().splitlines() or ["no answer"])[-1], 160))
    answered = [each for each in packages if "vulns" in each]
    return Audit(
        known=len(answered),
        unknown=tuple(each["name"] for each in packages if "vulns" not in each),
        vulnerable=tuple(_line(each, found) for each in answered for found in each["vulns"]),
    )


def _line(package: dict[str, str], found: dict[str, list[str]]) -> str:
    mended = ", ".join(found["fix_versions"]) or "no version"
    return f"{package['name']} {package['version']}: {found['id']}, mended in {mended}"


def verdict(audits: list[Audit]) -> tuple[int, str]:
    """Turn the answers into an exit code and what to say; the service that knows most packages counts."""
    best = max(audits, key=lambda each: each.known)
    if best.vulnerable:
        return 1, "audit: known vulnerabilities among the locked packages:\n" + "\n".join(best.vulnerable)
    if not best.known:
        reasons = "; ".join(each.failure or f"none of {len(each.unknown)} packages is known" for each in audits)
        return 0, f"audit: skipped, no data on vulnerabilities can be had here ({reasons})"
    unknown = f"; not known there, so not looked at: {', '.join(best.unknown)}" if best.unknown else ""
    return 0, f"audit: no known vulnerability in {best.known} locked packages{unknown}"


def main() -> int:
    """Ask the services in turn, until one knows every package."""
    audits: list[Audit] = []
    for service in SERVICES:
        audits.append(audit(service))
        if audits[-1].known and not audits[-1].unknown:
            break
    code, said = verdict(audits)
    sys.stdout.write(said + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
