"""What the commands touch: files of their root and of what is installed, no network, no other program.

Watched from inside, by Python's audit events: every file opened, folder listed, socket made or program started.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import ssc_site
from conftest import LANCASHIRE, REPOSITORY, RootOf
from ssc_site.files import bundled
from test_cli import AS_OF, files_of

WATCHING = """
import json, os, sys
seen, watching = [], True
NAMES = ("open", "socket.", "subprocess.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "os.", "shutil.")
def watch(event, arguments):
    if watching and event.startswith(NAMES):
        paths = [os.fsdecode(each) for each in arguments if isinstance(each, (str, bytes, os.PathLike))]
        real = [os.path.realpath(each) for each in paths[:1]] if event.startswith(("open", "os.", "shutil.")) else paths
        writes = event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
        seen.append((event, real, writes, repr(arguments)[:200]))
sys.addaudithook(watch)
try:
    %s
finally:
    watching = False
    with open(os.environ["SSC_SEEN"], "w") as file:
        json.dump(seen, file)
"""
MAIN = WATCHING % "from ssc_site.cli import main; main()"
PACKAGE = Path(ssc_site.__file__).resolve().parent
LISTING = ("open", "os.listdir", "os.scandir")
CHANGING = re.compile(r"os\.(?:chmod|chown|link|mkdir|remove|rename|rmdir|symlink|truncate|utime)|shutil\..*")
ABROAD = re.compile(r"(?:socket|subprocess|urllib|http|ftplib|smtplib|webbrowser)\..*")
PROGRAMS = re.compile(r"os\.(?:exec|fork|forkpty|posix_spawn|spawn|startfile|system)")


@dataclass(frozen=True)
class Seen:
    """One run, and all it touched."""

    code: int
    output: str
    events: list[tuple[str, list[str], bool, str]]

    def read(self) -> set[str]:
        """Files opened and folders listed. Imports list the folder the package lies in, to find it there."""
        found = {path for event, paths, _, _ in self.events if event in LISTING for path in paths}
        return found - {str(PACKAGE.parent)}

    def changed(self) -> set[str]:
        """Files opened for writing, and what was made, moved or removed."""
        return {
            path for event, paths, writes, _ in self.events if writes or CHANGING.fullmatch(event) for path in paths
        }

    def abroad(self) -> list[str]:
        """Whatever speaks to a network or starts a program."""
        return [told for event, _, _, told in self.events if ABROAD.fullmatch(event) or PROGRAMS.fullmatch(event)]


def environment(seen: Path) -> dict[str, str]:
    return {**os.environ, "SSC_SEEN": str(seen), "PYTHONDONTWRITEBYTECODE": "1"}


def watched(tmp_path: Path, *arguments: str, program: str = MAIN, before: tuple[str, ...] = ()) -> Seen:
    seen = tmp_path / "seen.json"
    done = subprocess.run(
        [*before, sys.executable, "-P", "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(seen),
        cwd=tmp_path,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Seen(done.returncode, done.stdout + done.stderr, json.loads(seen.read_text("utf-8")))


def outside(paths: set[str], *allowed: Path | str) -> list[str]:
    """Return the paths that lie in none of these."""
    kept = [Path(each).resolve() for each in allowed]
    return sorted(path for path in paths if not any(Path(path).is_relative_to(each) for each in kept))


INSTALLED = (sys.prefix, sys.base_prefix, PACKAGE, os.devnull)
"""What the program is made of: Python, the libraries, and the package itself."""


@pytest.fixture
def root(root_of: RootOf) -> Path:
    """A whole project, in a folder with other things beside it."""
    made = root_of({"lancashire.yaml": LANCASHIRE})
    root = made / "project"
    root.mkdir()
    for name in ("plans", "schema"):
        (made / name).rename(root / name)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    (made / "secret.yaml").write_text("force: kent\nwording: force\nintroduction: Secret words\n", "utf-8")
    return root


COMMANDS = [
    ("validate",),
    *(("validate", "--format", form) for form in ("json", "github", "markdown")),
    ("build",),
    ("status",),
    ("schema",),
    ("schema", "--check"),
    ("rules",),
]


def arguments_of(command: tuple[str, ...], root: Path) -> list[str]:
    more = [] if command == ("rules",) else ["--root", str(root)]
    return [*command, *more, *(AS_OF if command[0] in ("validate", "build", "status") else ())]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_speaks_to_a_network_or_starts_a_program(
    root: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = watched(tmp_path, *arguments_of(command, root))
    assert done.abroad() == []
    assert "open" in {event for event, *_ in done.events}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_reads_outside_its_root_and_the_program(
    root: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = watched(tmp_path, *arguments_of(command, root))
    assert outside(done.read(), root, *INSTALLED) == []
    assert command == ("rules",) or any(Path(path).is_relative_to(root / "schema") for path in done.read())


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != ("build",)], ids=" ".join)
def test_no_command_but_build_changes_a_file(root: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert outside(watched(tmp_path, *arguments_of(command, root)).changed(), os.devnull) == []


def test_build_changes_nothing_but_its_output(root: Path, tmp_path: Path) -> None:
    before = files_of(root)
    changed = watched(tmp_path, *arguments_of(("build",), root)).changed()
    ours = re.compile(rf"{re.escape(str(root.resolve()))}/(?:site|\.site\.lock|\.site\.new-[0-9a-f]{{16}})(?:/.*)?")
    changed -= {str(root.resolve())}  # made if it is not there; it is
    assert [path for path in changed if not ours.fullmatch(path)] == []
    assert changed
    after = {path: data for path, data in files_of(root).items() if not path.startswith(("site/", ".site.lock"))}
    assert after == before


def test_a_folder_with_only_plans_reads_beside_them_what_is_installed(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / "schema")
    shutil.rmtree(root / "templates")
    done = watched(tmp_path, "build", "--root", str(root), "--out", str(root / "site"), *AS_OF)
    assert done.code == 0, done.output
    assert outside(done.read(), root, bundled("schema"), bundled("templates"), *INSTALLED) == []


@pytest.mark.parametrize("command", ["validate", "build"])
@pytest.mark.parametrize(
    "place", ["plans/kent.yaml", "plans/reviews/kent.yaml", "plans/reviews", "schema/site.yaml", "templates/base.html"]
)
def test_a_link_that_leads_outside_is_never_followed(root: Path, tmp_path: Path, command: str, place: str) -> None:
    link = root / place
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    is_folder = not link.suffix
    link.symlink_to(tmp_path if is_folder else tmp_path / "secret.yaml")
    done = watched(tmp_path, *arguments_of((command,), root))
    refused = command == "build" or not place.startswith("templates/")
    assert (done.code in (1, 3)) == refused, done.output
    assert "Secret" not in done.output
    assert str(tmp_path / "secret.yaml") not in done.read()


@pytest.mark.parametrize("name", ["plans", "schema", "templates"])
def test_a_whole_folder_that_is_a_link_outside_is_never_followed(root: Path, tmp_path: Path, name: str) -> None:
    (root / name).rename(tmp_path / name)
    (root / name).symlink_to(tmp_path / name)
    done = watched(tmp_path, *arguments_of(("build",), root))
    assert done.code in (1, 3), done.output
    files = {path for path in done.read() if Path(path).is_file()}
    assert outside(files, root, bundled("schema"), bundled("templates"), *INSTALLED) == []


def test_a_template_cannot_reach_a_file_of_the_system(root: Path, tmp_path: Path) -> None:
    for written in ("{% include '/etc/hostname' %}", "{% include '../../secret.yaml' %}"):
        (root / "templates" / "pages" / "about.html").write_text(written, "utf-8")
        done = watched(tmp_path, *arguments_of(("build",), root))
        assert done.code == 3
        assert outside(done.read(), root, *INSTALLED) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare is not here; the watched runs still tell")
def test_build_gives_the_same_site_where_there_is_no_network(root: Path, tmp_path: Path) -> None:
    alone = ("unshare", "--map-root-user", "--net")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare is not allowed here; the watched runs still tell")
    sites = []
    for before in ((), alone):
        done = watched(tmp_path, *arguments_of(("build",), root), before=before)
        assert done.code == 0, done.output
        sites.append(files_of(root / "site"))
        shutil.rmtree(root / "site")
    assert sites[0] == sites[1]


@pytest.mark.slow
def test_serve_listens_here_asks_nobody_and_writes_nothing(root: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    before = files_of(root)
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", MAIN, "serve", "--port", "0", "--root", str(root), *AS_OF],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(seen),
    )
    try:
        assert process.stderr
        assert any("http://127.0.0.1:" in line for line in process.stderr)
        (root / "plans" / "lancashire.yaml").write_text(LANCASHIRE + "\n", "utf-8")
        assert any("files made" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()
    done = Seen(0, "", json.loads(seen.read_text("utf-8")))
    calls = {event for event, *_ in done.events if event.startswith("socket.")}
    assert calls == {"socket.__new__", "socket.bind"}
    assert [
        told for event, _, _, told in done.events if event == "socket.bind" and "('127.0.0.1', 0)" not in told
    ] == []
    assert outside(done.read(), root, *INSTALLED) == []
    assert outside(done.changed(), os.devnull) == []
    assert files_of(root) == {**before, "plans/lancashire.yaml": (LANCASHIRE + "\n").encode()}


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("open(sys.argv[1]).close()", "read"),
        ("os.listdir(sys.argv[1] + '/..')", "read"),
        ("open(sys.argv[1], 'a').close()", "changed"),
        ("os.open(sys.argv[1], os.O_RDWR)", "changed"),
        ("os.remove(sys.argv[1])", "changed"),
        ("__import__('socket').socket()", "abroad"),
        ("__import__('socket').getaddrinfo('127.0.0.1', 80)", "abroad"),
        ("__import__('subprocess').run([sys.executable, '-c', ''])", "abroad"),
        ("os.system('true')", "abroad"),
    ],
)
def test_the_watching_sees_what_it_should(tmp_path: Path, deed: str, kind: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    if deed.startswith("os.listdir"):
        (tmp_path / "file").unlink()
        (tmp_path / "file").mkdir()
    found = getattr(watched(tmp_path, str(tmp_path / "file"), program=WATCHING % deed), kind)()
    assert [each for each in found if str(tmp_path) in each or kind == "abroad"]


def test_no_module_uses_what_speaks_to_other_machines() -> None:
    """Not even where no test comes by. Only serve listens."""
    speaking = {
        "socket",
        "ssl",
        "urllib.request",
        "http.client",
        "ftplib",
        "smtplib",
        "asyncio",
        "xmlrpc",
        "webbrowser",
    }
    for path in PACKAGE.rglob("*.py"):
        imported = set(re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text("utf-8"), re.MULTILINE))
        allowed = {"http.server", "socketserver"} if path.name == "serve.py" else set()
        assert imported & (speaking | {"http.server", "socketserver"}) <= allowed, path.name
