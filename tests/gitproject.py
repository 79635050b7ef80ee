"""Projects with a Git history, made for a test: the same commits every time, whoever runs them and wherever."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

BARE = {
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "An editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "An editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
}
"""What git is run with: nobody's settings."""
DAY = 86_400
FIRST = 1_773_316_800
"""Noon on 12 March 2026, in UTC: when the first commit of every project is made; each later one, a day later."""

Files = Mapping[str, str | bytes | None]
"""Contents by path; none for a file that is deleted."""


class Project:
    """A repository with files, in a folder."""

    def __init__(self, folder: Path, *, day: int = 0) -> None:
        self.folder, self.day = folder, day

    def git(self, *arguments: str, given: bytes = b"") -> str:
        when = f"{FIRST + self.day * DAY} +0000"
        return (
            subprocess.run(
                ["git", *arguments],
                cwd=self.folder,
                env={**BARE, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
                input=given,
                check=True,
                capture_output=True,
                timeout=60,
            )
            .stdout.decode("utf-8", "surrogateescape")
            .strip()
        )

    def write(self, files: Files) -> None:
        for name, content in files.items():
            place = self.folder / name
            if content is None:
                place.unlink()
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Files | None = None) -> str:
        """Commit all that lies there, with these files, and return the commit's name."""
        self.write(files or {})
        self.git("add", "--all")
        return self.record()

    def record(self) -> str:
        """Commit what is staged, or nothing new, and return the commit's name."""
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")
        self.day += 1
        return self.git("rev-parse", "HEAD")

    def go(self, where: str, *, new: str = "") -> None:
        """Put the files of a commit or branch in place; new: and begin a branch of that name there."""
        self.git("checkout", "--quiet", *(["-b", new] if new else []), where)

    def merge(self, *others: str) -> str:
        """Merge into the branch at hand, and return the merge's name."""
        self.git("merge", "--quiet", "--no-ff", "--message", "A merge", *others)
        self.day += 1
        return self.git("rev-parse", "HEAD")


def project(folder: Path, files: Files, *options: str) -> Project:
    """Return a new project whose branch main has one commit, with these files."""
    folder.mkdir(parents=True)
    made = Project(folder)
    made.git("init", "--quiet", "--template=", "--initial-branch=main", *options)
    made.commit(files)
    return made
