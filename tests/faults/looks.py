"""Looks for new content, each in a child whose system calls strace tells and tampers with: `… CONTENT FOLDER`.

A line of standard input is what strace is told, in words with a tab between them, where `{pid}` is the child's number;
the answer is how the child ended. A first look, of whose end the first line tells, loads all that the others need.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kiosk.library.attempts import Outcome
from tests.faults.conftest import look

INCOMING = "incoming-{pid}.kiosk"
HALF = f".{INCOMING}-half.new"
"""The file that is written before it gets its name."""
WELL, ILL = 0, 1
PR_SET_PTRACER, PR_SET_PTRACER_ANY = 0x59616D61, ctypes.c_ulong(-1)
"""Lets a program that is no ancestor trace us, where the system (Yama) asks for that: prctl(2)."""


def main() -> None:
    """Look as often as there are lines."""
    content, folder = Path(sys.argv[1]), Path(sys.argv[2])
    print(look(content, folder), flush=True)
    for line in sys.stdin:
        print(_traced(content, folder, line.rstrip("\n")), flush=True)


def _traced(content: Path, folder: Path, options: str) -> int:
    waiting, go = os.pipe()
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0)
        os.read(waiting, 1)
        os._exit(_looked(content, folder))
    command = ["strace", "-f", "-p", str(child), *options.format(pid=child).split("\t")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        assert any("attached" in line for line in tracer.stderr)
        os.write(go, b"\n")
        _, status = os.waitpid(child, 0)
    os.close(waiting)
    os.close(go)
    return os.waitstatus_to_exitcode(status)


def _looked(content: Path, folder: Path) -> int:
    tempfile._name_sequence = iter(["half"])  # type: ignore[attr-defined]
    try:
        return WELL if look(content, folder) is Outcome.PUBLISHED else ILL
    except OSError:
        return ILL


if __name__ == "__main__":
    main()
