"""Reads thousands of damaged files through the readers' own doors: only a refusal that says why may come out.

``python tests/tools/fuzzing.py --minutes 30`` (or ``make fuzz MINUTES=30``) goes on from ``--first``; a number always makes the
same file. Each file is read in a process that is stopped after a while and has little memory, so that a hang, a crash
of a library or a huge allocation is told with its number like any other failure. ``--guided`` lets atheris, if it is
installed, follow which lines of the readers its files reach; what it finds depends on the run.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import resource
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from support.damaging import another, damaged, originals
from support.handing_in import SETTINGS

from reportgen.checks import problems_of
from reportgen.readers import _table_of, assemble
from reportgen.readers.editorial import read_editorial
from reportgen.readers.waivers import read_waivers
from reportgen.settings import reader
from reportgen.settings.edition import EDITION
from reportgen.values.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from multiprocessing.connection import Connection

    from reportgen.values.errors import Problem

SECONDS, GIGABYTES, LONG = 120, 3, 400  # what a file may take on a busy machine; a short file is printed whole
SOUND = reader.read(EDITION, SETTINGS.encode()).sound
WORDS = read_editorial(b"")


def _table(name: str, data: bytes) -> Sequence[Problem]:
    try:
        table = _table_of(name, data)
    except Refused as refusal:
        return refusal.problems
    return problems_of(assemble("2020-T1", [table], settings=SOUND, editorial=WORDS))


def _settings(_name: str, data: bytes) -> Sequence[Problem]:
    read = reader.read(EDITION, data)
    return problems_of(assemble("2020-T1", [], settings=read.sound, editorial=WORDS, problems=read.problems))


def _editorial(_name: str, data: bytes) -> Sequence[Problem]:
    return problems_of(assemble("2020-T1", [], settings=SOUND, editorial=read_editorial(data)))


def _waivers(_name: str, data: bytes) -> Sequence[Problem]:
    return read_waivers(data)[1]


DOORS: Mapping[str, Callable[[str, bytes], Sequence[Problem]]] = {
    "edition.toml": _settings,
    "editorial.md": _editorial,
    "waivers.toml": _waivers,
}


def outcome(name: str, data: bytes) -> frozenset[str]:
    """Read a file as the program does; the rules that speak against it, each problem being whole."""
    problems = DOORS.get(name, _table)(name, data)
    for problem in problems:
        if not (problem.location.file and problem.expected and problem.advice and str(problem)):
            message = f"a problem that does not say all: {problem!r}"
            raise AssertionError(message)
    return frozenset(problem.rule for problem in problems)


def told(number: int) -> str:
    """Read the file of one number; its outcome in words."""
    made = damaged(number)
    return "absent" if made is None else read(*made)


def read(name: str, data: bytes) -> str:
    """Read a file; its outcome in words, a failure with its exception and place."""
    try:
        return "fine: " + ", ".join(sorted(outcome(name, data)))
    except BaseException as failure:  # noqa: BLE001 - a panic of a library is no Exception
        trace = failure.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "?"
        return f"FAILED: {name.rpartition('.')[2]}, {type(failure).__name__} at {where}: {str(failure)[:200]}"


def _work(numbers: Connection, answers: Connection) -> None:
    limit = GIGABYTES << 30
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with suppress(EOFError):  # nobody asks any more
        while True:
            answers.send(told(numbers.recv()))


class Reader:
    """Reads one number after the other in a process of its own, and takes a new one when that is lost."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = mp.get_context("spawn")
        self.numbers, theirs = context.Pipe()
        self.answers, answer = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, answer), daemon=True)
        self.process.start()
        theirs.close()
        answer.close()

    def read(self, number: int) -> str:
        """Read one number; a hang and a lost process are failures too."""
        self.numbers.send(number)
        if not self.answers.poll(SECONDS):
            return self._lost(f"FAILED: no answer in {SECONDS} s")
        try:
            return self.answers.recv()
        except EOFError:
            self.process.join(1)
            return self._lost(f"FAILED: the process was lost (exit code {self.process.exitcode})")

    def _lost(self, why: str) -> str:
        self.process.kill()
        self._start()
        return why


def run(first: int, minutes: float) -> bool:
    """Read files until the time is over; print each kind of failure, and each number that showed something new."""
    reader, seen, began = Reader(), Counter[str](), time.monotonic()
    failures, number = Counter[str](), first
    while time.monotonic() - began < 60 * minutes:
        answer = reader.read(number)
        failed = answer.startswith("FAILED")
        kind = answer.split(": ")[1] if failed else answer
        if not (failures if failed else seen)[kind]:
            print(f"{number}: {answer}", flush=True)  # noqa: T201
        (failures if failed else seen)[kind] += 1
        number += 1
    summary = f"{failures.total()} failures of {len(failures)} kinds"
    print(f"{number - first} files from {first} on, {len(seen)} outcomes, {summary}")  # noqa: T201
    return not failures


def guide(minutes: float) -> None:
    """Let atheris choose the damage by what it reaches in the readers; failures are printed once a kind."""
    import atheris  # noqa: PLC0415 - only here, and only if it was installed

    def one(data: bytes) -> None:
        name, _, content = data.partition(b"\n")
        if not name:
            return
        answer = read(name.decode(errors="replace"), content)
        if answer.startswith("FAILED") and (kind := answer.split(": ")[1]) not in known:
            known.add(kind)
            print(f"{answer}\n{data!r}" if len(data) < LONG else answer, flush=True)  # noqa: T201

    def struck(data: bytes, size: int, seed: int) -> bytes:
        name, _, content = data.partition(b"\n")
        return (name + b"\n" + atheris.Mutate(content, len(content)))[:size] if seed % 2 else another(data, seed)

    known = set[str]()
    with tempfile.TemporaryDirectory() as corpus:
        for place, (name, content) in enumerate(originals()):
            (Path(corpus) / str(place)).write_bytes(name.encode() + b"\n" + content)
        atheris.instrument_all()
        limits = (
            f"-max_total_time={int(minutes * 60)}",
            "-max_len=200000",
            f"-timeout={SECONDS}",
            "-rss_limit_mb=4096",
        )
        atheris.Setup([sys.argv[0], *limits, corpus], one, custom_mutator=struck)
        atheris.Fuzz()


def main() -> None:
    """Read the options, and read files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=1)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--seed", type=int, help="read one number, and say what came out")
    options.add_argument("--guided", action="store_true")
    chosen = options.parse_args()
    if chosen.seed is not None:
        print(Reader().read(chosen.seed))  # noqa: T201
    elif chosen.guided:
        guide(chosen.minutes)
    else:
        sys.exit(0 if run(chosen.first, chosen.minutes) else 1)


if __name__ == "__main__":
    main()
