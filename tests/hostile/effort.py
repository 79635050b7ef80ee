"""Run as a script: validates each plan in a process of its own, and prints what each run took.

    python tests/hostile/effort.py BYTES FORMAT=PLAN …

Prints a JSON list: of each plan [exit code, seconds of processor, bytes of memory, bytes printed, printed text of a run
that ended oddly]. Each process may take no more than BYTES of memory beyond what this one has.
"""

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

from ssc_site.cli import main


def measured(plan: Path, form: str, room: int) -> list[object]:
    with tempfile.TemporaryFile() as printed:
        child = os.fork()
        if not child:
            _validate(plan, form, room, printed.fileno())
        _, status, used = os.wait4(child, 0)
        printed.seek(0)
        text = printed.read()
    code = os.waitstatus_to_exitcode(status)
    odd = text.decode("utf-8", "replace")[-2000:] if code not in (0, 1) or b"fault of ours" in text else ""
    return [code, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, len(text), odd]


def _validate(plan: Path, form: str, room: int, printed: int) -> None:
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    now = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + room, now + room))
    sys.argv = ["ssc-site", "validate", str(plan), "--root", str(plan.parent), "--as-of", "2026-11-21"]
    sys.argv += ["--format", form]
    try:
        main()
    except SystemExit as ended:
        sys.stdout.flush()
        os._exit(int(ended.code or 0))
    os._exit(99)


if __name__ == "__main__":
    room, *given = sys.argv[1:]
    plans = [(Path(path), form) for form, path in (each.split("=", 1) for each in given)]
    measured(*plans[0], int(room))  # what is read once and kept
    sys.stdout.write(json.dumps([measured(plan, form, int(room)) for plan, form in plans]))
