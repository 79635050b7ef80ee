"""The commands run in this process: their exit code and what they print."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import national
from ssc_site import corpus
from ssc_site.cli import _exit_code, commands

Run = Callable[..., tuple[int, str]]


def runner(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command on this root, and gives its exit code and all that it printed.

    The national files are those of this repository, read once for all tests.
    """
    monkeypatch.setattr(corpus, "_national", lambda *_: (national(), []))

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        day = ["--as-of", "2026-11-21"] if arguments[0] == "set" else []
        every = [*arguments, "--root", str(root), *day]
        code = _exit_code(lambda: commands.main(every, prog_name="ssc-site", standalone_mode=False))
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run
