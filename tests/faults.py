"""Faults on purpose: a process killed at a given step on the disk, a disk that is full at a given write."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# What Python tells its auditors of when a file or folder is about to be touched.
STEPS = frozenset(
    {
        "open",
        "os.mkdir",
        "os.rename",
        "os.remove",
        "os.rmdir",
        "os.chmod",
        "os.listdir",
        "os.scandir",
        "ctypes.dlopen",
        "fcntl.flock",
    }
)


def forked(work: Callable[[], None]) -> int:
    """Do something in a process of its own; 0, its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int, work: Callable[..., Any], *arguments: Any) -> int:
    """Kill a process of its own when it is about to touch the disk for the nth time."""

    def begin() -> None:
        sys.addaudithook(_Countdown(step))
        work(*arguments)

    return forked(begin)


def counted(prepare: Callable[[], Any], work: Callable[..., Any], *arguments: Any) -> int:
    """Count how often some work touches the disk."""
    prepare()
    told, tell = os.pipe()

    def begin() -> None:
        countdown = _Countdown(-1)
        sys.addaudithook(countdown)
        work(*arguments)
        os.write(tell, str(-1 - countdown.left).encode())

    assert forked(begin) == 0
    steps = int(os.read(told, 20))
    os.close(told)
    os.close(tell)
    return steps


class _Countdown:
    """Ends the process by SIGKILL when nothing is left to count down."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, event: str, _arguments: tuple[Any, ...]) -> None:
        if event in STEPS:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
