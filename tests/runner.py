"""The workflows, and their own scripts run as the platform runs them."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from conftest import REPOSITORY
from test_cli import COMMAND

GITHUB = REPOSITORY / ".github"
TEXTS = {path.name: path.read_text("utf-8") for path in sorted((GITHUB / "workflows").glob("*.yml"))}


def read(text: str) -> dict[str, Any]:
    """Return a workflow with every value as text: to YAML, the key "on" would be a truth value."""
    document: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    return document


def jobs(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from read(text)["jobs"].items()


def steps(text: str) -> Iterator[dict[str, Any]]:
    for _, job in jobs(text):
        yield from job["steps"]


def step_called(workflow: str, name: str) -> dict[str, Any]:
    """Return the one step of that name."""
    (found,) = (each for each in steps(TEXTS[workflow]) if each.get("name") == name)
    return found


class Runner:
    """A machine that runs steps of workflows: a folder for its scratch files, and the command ssc-site."""

    def __init__(self, folder: Path) -> None:
        self.temp, self.steps_summary = folder / "temp", folder / "summary.md"
        self.temp.mkdir(parents=True)
        (folder / "bin").mkdir()
        own = folder / "bin" / "ssc-site"
        own.write_text(f'#!/bin/sh\nexec "{COMMAND[0]}" -c "{COMMAND[2]}" "$@"\n', "utf-8")
        own.chmod(0o755)
        self.path = f"{own.parent}{os.pathsep}{os.environ['PATH']}"

    def run(self, workflow: str, name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script of a step in a folder; environment: what its `env` gives, and nothing else may."""
        found = step_called(workflow, name)
        assert environment.keys() == found.get("env", {}).keys()
        script = self.temp / "script.sh"
        script.write_text(found["run"], "utf-8")
        given = {"PATH": self.path, "RUNNER_TEMP": str(self.temp), "GITHUB_STEP_SUMMARY": str(self.steps_summary)}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=folder,
            env={**os.environ, **given, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    @property
    def summary(self) -> str:
        """What the steps put into the run's summary, which has room for one megabyte."""
        return self.steps_summary.read_text("utf-8") if self.steps_summary.exists() else ""
