"""The preview: this machine only, the site only, the last good pages with what is wrong now on top."""

import http.client
import json
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import TCPServer
from typing import Any

import pytest

from conftest import LANCASHIRE, REPOSITORY, RootOf, library
from ssc_site import serve
from ssc_site.errors import CannotRunError
from ssc_site.preview import HEADERS, OWN, POLICY, Preview, reply
from ssc_site.serve import Attempt, serve_site
from ssc_site.watch import signature
from test_cli import AS_OF, COMMAND, files_of

PAGE = b"<!doctype html>\n<html>\n<head>\n<title>T</title>\n</head>\n<body>\n<p>Good</p>\n</body>\n</html>\n"
SITE = {
    "404.html": PAGE.replace(b"Good", b"Nowhere"),
    "forces/index.html": PAGE.replace(b"Good", b"Forces"),
    "index.html": PAGE,
    "static/site.css": b"p {}\n",
}


# What is answered, without any server


@pytest.mark.parametrize(
    ("target", "status", "words"),
    [
        ("/", 200, b"<p>Good</p>"),
        ("/index.html", 200, b"<p>Good</p>"),
        ("/index.html?x=1", 200, b"<p>Good</p>"),
        ("/forces/", 200, b"<p>Forces</p>"),
        ("/f%6Frces/", 200, b"<p>Forces</p>"),
        ("/static/site.css", 200, b"p {}\n"),
        ("/nothing", 404, b"<p>Nowhere</p>"),
        ("/static/", 404, b"<p>Nowhere</p>"),
        ("/-/nothing", 404, b"There is nothing here."),
    ],
)
def test_a_name_of_the_site_gives_its_file(target: str, status: int, words: bytes) -> None:
    answer = reply(Preview(SITE), target)
    assert (answer.status, words in answer.body) == (status, True)


@pytest.mark.parametrize(
    "target",
    [
        "/../pyproject.toml",
        "/..%2fpyproject.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static/../../pyproject.toml",
        "/static\\..\\..\\pyproject.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/./index.html",
        "/index.html/",
        "/index.html%00.css",
        "/%ff",
        "/-/../index.html",
        "index.html",
        "http://127.0.0.1/index.html",
        "*",
        "",
    ],
)
def test_nothing_but_a_name_of_the_site_leads_anywhere(target: str) -> None:
    answer = reply(Preview(SITE), target)
    assert (answer.status, b"<p>Good</p>" in answer.body) == (404, False)


def test_a_folder_without_its_slash_leads_to_the_folder() -> None:
    answer = reply(Preview(SITE), "/forces?to=//elsewhere.example")
    assert (answer.status, answer.location) == (302, "/forces/")


def test_what_is_added_to_a_page_is_one_script_and_one_style_of_our_own() -> None:
    added = reply(Preview(SITE), "/").body.replace(b"<title>T</title>\n", b"").splitlines()
    extra = [line for line in added if line not in PAGE.splitlines()]
    version = Preview(SITE).version.encode()
    assert extra == [
        b'<link rel="stylesheet" href="/-/faults.css">',
        b'<script src="/-/reload.js" data-version="' + version + b'" defer></script>',
    ]


def test_a_style_or_script_of_the_site_is_given_unchanged() -> None:
    assert reply(Preview(SITE), "/static/site.css").body == SITE["static/site.css"]


def test_faults_stand_escaped_on_top_of_the_last_good_page() -> None:
    body = reply(Preview(SITE, "plans/x.yaml:1:1: <script>alert(1)</script> & more\n"), "/").body
    assert body.index(b"<section id=") < body.index(b"<p>Good</p>")
    assert b"&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in body
    assert b"<script>alert" not in body
    assert b"Below is the site as it was before." in body


def test_before_the_first_good_site_every_address_shows_the_faults_alone() -> None:
    for target in ("/", "/forces/lancashire/", "/nothing"):
        answer = reply(Preview({}, "wrong & wrong"), target)
        assert (answer.status, b"wrong &amp; wrong" in answer.body) == (503, True)
        assert b"There is no site to show yet." in answer.body
        assert b'src="/-/reload.js"' in answer.body


def test_faults_of_any_letters_can_be_sent() -> None:
    assert b"?" in reply(Preview(SITE, "a lone surrogate: \ud800"), "/").body


def test_the_version_tells_what_there_is_to_see_and_nothing_else() -> None:
    assert Preview(SITE).version == Preview(dict(reversed(SITE.items()))).version
    others = [
        Preview({**SITE, "index.html": PAGE + b" "}),
        Preview({**SITE, "a": b""}),
        Preview(SITE, "x"),
        Preview({}),
    ]
    assert len({Preview(SITE).version, *(each.version for each in others)}) == 5


def test_only_a_page_that_is_behind_is_told_to_load_again() -> None:
    now = Preview(SITE)
    assert reply(now, f"/-/changed.js?since={now.version}&n=3").body == b""
    for query in ("", "?since=", f"?since={Preview({}).version}&n=1", f"?x={now.version}"):
        assert reply(now, f"/-/changed.js{query}").body == b"location.reload();\n"


def test_the_policy_sent_is_the_one_the_pages_state() -> None:
    base = (REPOSITORY / "templates" / "base.html").read_text("utf-8")
    stated = re.search('http-equiv="Content-Security-Policy" content="([^"]+)"', base)
    assert stated
    assert f"{stated[1]}; frame-ancestors 'none'" == POLICY


def test_pages_have_the_marks_that_serve_looks_for() -> None:
    base = (REPOSITORY / "templates" / "base.html").read_text("utf-8")
    assert (base.count("</head>"), len(re.findall("<body[^>]*>\n", base))) == (1, 1)


# The server


@dataclass
class Preparing:
    """What a test's server is told, and what it said."""

    attempts: list[Attempt | Exception]
    said: list[str] = field(default_factory=list)
    seen: int = 0
    over: bool = False
    port: int = 0

    def signature(self) -> int:
        if self.over:
            raise KeyboardInterrupt
        return self.seen

    def attempt(self) -> Attempt:
        done = self.attempts[min(self.seen, len(self.attempts) - 1)]
        if isinstance(done, Exception):
            raise done
        return done

    def ask(self, target: str = "/", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def send(self, data: bytes) -> bytes:
        """Send raw bytes and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            got = b""
            while part := connection.recv(65536):
                got += part
        return got


def eventually(holds: Callable[[], object], seconds: float = 20) -> None:
    """Wait until it holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.02)


@contextmanager
def serving(*attempts: Attempt | Exception) -> Iterator[Preparing]:
    """Serve these attempts in turn, the next one each time `seen` is counted up."""
    state = Preparing(list(attempts))
    caught: list[BaseException] = []

    def run() -> None:
        try:
            serve_site(0, state.signature, state.attempt, state.said.append)
        except BaseException as error:  # noqa: BLE001 - told below
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        eventually(lambda: caught or any("http://" in line for line in state.said))
        assert caught == []
        state.port = next(int(at[1]) for line in state.said if (at := re.search(r"127\.0\.0\.1:(\d+)/", line)))
        yield state
    finally:
        state.over = True
        thread.join(20)
    assert not thread.is_alive()
    assert caught == []


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_EVERY", 0.02)
    monkeypatch.setattr(serve, "_PULSE", 0.02)


GOOD = Attempt(SITE, "")


def test_every_answer_carries_the_headers_that_hold_it_in() -> None:
    with serving(GOOD) as state:
        for target, method in (("/", "GET"), ("/nothing", "GET"), ("/forces", "GET"), ("/", "POST"), ("/", "HEAD")):
            _, headers, _ = state.ask(target, method)
            assert HEADERS.items() <= headers.items()
            assert "Server" not in headers


def test_head_gives_the_headers_alone() -> None:
    with serving(GOOD) as state:
        status, headers, body = state.ask("/", "HEAD")
        assert (status, body) == (200, b"")
        assert int(headers["Content-Length"]) == len(state.ask("/")[2])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "NONSENSE"])
def test_only_get_and_head_are_answered(method: str) -> None:
    with serving(GOOD) as state:
        status, headers, body = state.ask("/", method)
        assert (status, headers["Allow"], b"Good" in body) == (405, "GET, HEAD", False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machines_names_are_answered_with_the_port_and_without(host: str) -> None:
    with serving(GOOD) as state:
        assert state.ask(Host=host)[0] == 200
        assert state.ask(Host=f"{host}:{state.port}")[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "localhost.evil.example",
        "127.0.0.1:1",
        "127.0.0.2",
        "10.0.0.1",
        "",
        "[::]",
    ],
)
def test_a_foreign_name_that_leads_here_is_refused(host: str) -> None:
    with serving(GOOD) as state:
        status, _, body = state.ask(Host=host.format(port=state.port))
        assert (status, b"Good" in body) == (403, False)


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET http://127.0.0.1/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
)
def test_a_request_that_names_no_host_or_two_is_refused(head: bytes) -> None:
    with serving(GOOD) as state:
        assert b"Good" not in state.send(head)


@pytest.mark.parametrize(
    "noise",
    [
        b"",
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET " + b"/" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        b"GET /<script> x y z HTTP/1.1\r\n\r\n",
        b"\x1b[31m /\x1b]0;title\x07 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    ],
)
def test_noise_is_refused_without_being_repeated(noise: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(GOOD) as state:
        got = state.send(noise)
        assert state.ask()[0] == 200
        said = list(state.said)
    assert not any(part in got for part in (b"Good", b"<script>", b"\x1b", b"////", b"yyyy", b"Traceback"))
    assert len(said) == 2
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_goes_away_leaves_no_trace(capfd: pytest.CaptureFixture[str]) -> None:
    with serving(Attempt({**SITE, "big.txt": b"x" * 30_000_000}, "")) as state:
        for data in (b"GET /big.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"GET / HT"):
            connection = socket.create_connection(("127.0.0.1", state.port))
            connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0"
            )  # so that it ends with a reset
            connection.sendall(data)
            connection.recv(10) if b"big" in data else None
            connection.close()
        assert state.ask()[0] == 200
        said = list(state.said)
    assert len(said) == 2
    assert capfd.readouterr() == ("", "")


def test_many_may_ask_at_once_while_the_site_changes() -> None:
    with serving(GOOD, Attempt({**SITE, "index.html": PAGE.replace(b"Good", b"Newer")}, "")) as state:
        answers: list[tuple[int, bytes]] = []

        def ask() -> None:
            for _ in range(20):
                status, _, body = state.ask()
                answers.append((status, body))

        askers = [threading.Thread(target=ask) for _ in range(8)]
        for asker in askers:
            asker.start()
        state.seen = 1
        for asker in askers:
            asker.join(20)
        assert len(answers) == 160
        assert {status for status, _ in answers} == {200}
        assert all((b"<p>Good</p>" in body) != (b"<p>Newer</p>" in body) for _, body in answers)


def test_an_idle_connection_keeps_nobody_waiting() -> None:
    with serving(GOOD) as state, socket.create_connection(("127.0.0.1", state.port)):
        assert state.ask()[0] == 200


def test_a_fault_shows_on_the_last_good_pages_until_it_is_mended() -> None:
    with serving(GOOD, Attempt(None, "plans/kent.yaml:1:1: wrong\n"), GOOD) as state:
        before = state.ask()[2]
        state.seen = 1
        eventually(lambda: b"kent.yaml:1:1: wrong" in state.ask()[2])
        assert b"<p>Good</p>" in state.ask()[2]
        state.seen = 2
        eventually(lambda: state.ask()[2] == before)


def test_what_could_not_run_later_is_shown_too() -> None:
    with serving(GOOD, CannotRunError("schema/site.yaml is missing: put it back")) as state:
        state.seen = 1
        eventually(lambda: b"site.yaml is missing: put it back" in state.ask()[2])
        assert b"<p>Good</p>" in state.ask()[2]


def test_a_program_fault_is_shown_without_its_words_which_may_be_a_plans() -> None:
    with serving(GOOD, ValueError("PC Invented, secret")) as state:
        state.seen = 1
        eventually(lambda: b"ValueError" in state.ask()[2])
        assert b"secret" not in state.ask()[2]
        assert not any("secret" in line for line in state.said)


def test_a_first_try_that_cannot_run_ends_it() -> None:
    with pytest.raises(CannotRunError, match="no plans"):
        serve_site(0, lambda: 0, Preparing([CannotRunError("no plans/ folder")]).attempt, lambda _: None)


def test_a_port_in_use_is_told_with_what_to_do() -> None:
    with serving(GOOD) as state:
        port = state.port
        with pytest.raises(
            CannotRunError, match=f"port {port} cannot be used: another program uses it. Choose another"
        ):
            serve_site(port, state.signature, state.attempt, lambda _: None)


def test_nobody_but_this_machine_can_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bound: list[Any] = []
    monkeypatch.setattr(TCPServer, "server_bind", lambda self: bound.append(self.server_address))
    monkeypatch.setattr(TCPServer, "server_activate", lambda _: None)
    serve._Server(0, lambda _: None).server_close()
    assert bound == [("127.0.0.1", 0)]


# What makes it look again


def test_the_signature_follows_every_change_of_the_projects_files(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE, "reviews/kent.yaml": "force: kent\n"})
    (root / "templates").mkdir()
    plan = root / "plans" / "lancashire.yaml"
    changes: list[Callable[[], object]] = [
        lambda: plan.write_text(LANCASHIRE + "\n", "utf-8"),
        lambda: plan.write_text(LANCASHIRE.replace("a", "b") + "\n", "utf-8"),
        lambda: plan.rename(plan.with_name("kent.yaml")),
        (root / "plans" / "reviews" / "kent.yaml").unlink,
        lambda: (root / "templates" / "new.html").write_bytes(b""),
        lambda: (root / "schema" / "site.yaml").chmod(0o600),
        lambda: shutil.rmtree(root / "schema"),
    ]
    for change in changes:
        before = signature(root)
        assert signature(root) == before
        change()
        assert signature(root) != before


def test_the_signature_takes_no_notice_of_editors_and_output(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    before = {path for path, _ in signature(root)}
    (root / "plans" / ".lancashire.yaml.swp").write_bytes(b"")
    (root / "site").mkdir()
    assert {path for path, _ in signature(root)} == before


def test_the_signature_follows_no_link(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "plans").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yaml").write_bytes(b"")
    (root / "plans" / "loop").symlink_to(root / "plans")
    (root / "schema").symlink_to(tmp_path / "outside")
    (root / "templates").symlink_to(root / "templates")
    assert [path for path, _ in signature(root) if "secret" in path or "loop/" in path] == []


# The command


@contextmanager
def command(root: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], Preparing]]:
    """Run the real command, and wait until it says where it is."""
    arguments = [*COMMAND, "serve", "--root", str(root), "--port", "0", *AS_OF, *more]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    state = Preparing([])
    try:
        assert process.stderr
        for line in process.stderr:
            state.said.append(line)
            if at := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                state.port = int(at[1])
                break
        assert state.port, state.said
        yield process, state
    finally:
        process.kill()
        process.communicate(timeout=20)


BROKEN = LANCASHIRE.replace("leads:", "leeds:")


def test_the_command_serves_what_build_would_write_and_writes_nothing(root_of: RootOf, tmp_path: Path) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    subprocess.run([*COMMAND, "build", "--root", str(root), *AS_OF], check=True, capture_output=True, timeout=60)
    built = files_of(root / "site")
    shutil.rmtree(root / "site")
    before = files_of(tmp_path)
    ours = re.compile(rb'<link rel="stylesheet" href="/-/faults.css">\n<script src="/-/reload.js"[^>]+></script>\n')
    with command(root) as (process, state):
        for path, data in built.items():
            if not path.startswith("."):
                assert not path.startswith(OWN)
                assert ours.sub(b"", state.ask(f"/{path}")[2]) == data
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert files_of(tmp_path) == before


def test_ctrl_c_ends_it_in_plain_words(root_of: RootOf) -> None:
    with command(root_of({})) as (process, _):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "Stopped. No file was written.\n")


def test_a_change_of_a_plan_shows_by_itself(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    plan = root / "plans" / "lancashire.yaml"
    with command(root) as (_, state):
        page = "/forces/lancashire/index.html"
        assert b"Mark Winstanley" in state.ask(page)[2]
        plan.write_text(LANCASHIRE.replace("Mark Winstanley", "An Invented Name"), "utf-8")
        eventually(lambda: b"An Invented Name" in state.ask(page)[2])
        plan.write_text(BROKEN, "utf-8")
        eventually(lambda: b"unknown-field" in state.ask(page)[2])
        assert b"An Invented Name" in state.ask(page)[2]
        shutil.rmtree(root / "plans")
        eventually(lambda: b"no plans/ folder" in state.ask(page)[2])


def test_a_template_that_is_being_written_shows_its_fault(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    with command(root) as (_, state):
        (root / "templates" / "pages" / "about.html").write_text("{% nonsense %}", "utf-8")
        eventually(lambda: b"unknown tag &#x27;nonsense&#x27;" in state.ask()[2])
        assert b"Lancashire" in state.ask()[2]


def test_errors_at_the_start_are_shown_and_can_be_mended(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": BROKEN})
    with command(root) as (_, state):
        status, _, body = state.ask()
        assert (status, b"unknown-field" in body) == (503, True)
        (root / "plans" / "lancashire.yaml").write_text(LANCASHIRE, "utf-8")
        eventually(lambda: state.ask()[0] == 200)


def test_surroundings_it_cannot_run_in_end_it_with_three(root_of: RootOf, tmp_path: Path) -> None:
    serve_here = [*COMMAND, "serve", "--port"]
    with command(root_of({})) as (_, state):
        done = subprocess.run(
            [*serve_here, str(state.port)], capture_output=True, text=True, cwd=tmp_path, check=False, timeout=20
        )
    assert (done.returncode, done.stderr.startswith(f"port {state.port} cannot be used")) == (3, True)
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [*serve_here, "0"], capture_output=True, text=True, cwd=tmp_path / "empty", check=False, timeout=20
    )
    assert (done.returncode, "no plans/ folder" in done.stderr, "Traceback" in done.stderr) == (3, True, False)


# A real browser


@pytest.mark.slow
def test_an_open_page_follows_the_plan_under_the_pages_own_policy(root_of: RootOf, browser: Any) -> None:
    expect = library("playwright.sync_api").expect
    root = root_of({"lancashire.yaml": LANCASHIRE})
    plan = root / "plans" / "lancashire.yaml"
    with command(root) as (_, state):
        page = browser.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(f"{message.location['url']}: {message.text}"))
        page.on("pageerror", lambda error: told.append(str(error)))
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url.split("?")[0]))
        page.goto(f"http://127.0.0.1:{state.port}/forces/lancashire/")
        expect(page.get_by_text("Mark Winstanley")).to_be_visible()
        plan.write_text(LANCASHIRE.replace("Mark Winstanley", "An Invented Name"), "utf-8")
        expect(page.get_by_text("An Invented Name")).to_be_visible(timeout=20_000)
        plan.write_text(BROKEN.replace("wording: summarised", "wording: <img src=x onerror=alert(1)>"), "utf-8")
        expect(page.locator("#ssc-faults")).to_contain_text("<img src=x onerror=alert(1)>", timeout=20_000)
        expect(page.locator("#ssc-faults img")).to_have_count(0)
        assert page.locator("#ssc-faults").evaluate("each => getComputedStyle(each).borderTopWidth") == "4px"
        expect(page.get_by_text("An Invented Name")).to_be_visible()
        plan.write_text(LANCASHIRE, "utf-8")
        expect(page.locator("#ssc-faults")).to_have_count(0, timeout=20_000)
        page.close()
    assert [line for line in told if "/favicon.ico: " not in line] == []  # asked for by browsers, not by a page
    here = f"http://127.0.0.1:{state.port}/"
    assert {url for url in asked if not url.startswith(here)} == set()
    assert {f"{here}-/reload.js", f"{here}-/changed.js"} <= asked


def test_the_first_good_site_replaces_the_faults_by_itself(root_of: RootOf, browser: Any) -> None:
    expect = library("playwright.sync_api").expect
    root = root_of({"lancashire.yaml": BROKEN})
    with command(root) as (_, state):
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{state.port}/forces/lancashire/")
        expect(page.locator("#ssc-faults")).to_contain_text("unknown-field")
        (root / "plans" / "lancashire.yaml").write_text(LANCASHIRE, "utf-8")
        expect(page.get_by_text("Mark Winstanley")).to_be_visible(timeout=20_000)
        page.close()


def test_a_page_of_another_site_gets_nothing(root_of: RootOf, browser: Any, tmp_path: Path) -> None:
    """What a browser lets any page ask of this machine is refused by its own headers."""
    with command(root_of({"lancashire.yaml": LANCASHIRE})) as (_, state):
        here = f"http://127.0.0.1:{state.port}"
        tries = {"script": f"{here}/-/changed.js", "img": f"{here}/static/site.css", "iframe": f"{here}/index.html"}
        (tmp_path / "other.html").write_text(
            "<!doctype html><title>Waiting</title>"
            + "".join(f'<{tag} src="{url}"></{tag}>' for tag, url in tries.items())
            + f"<script>window.got = []; fetch({json.dumps(here)}).then(() => got.push(1), () => got.push(0))</script>",
            "utf-8",
        )
        page = browser.new_page()
        loads: list[str] = []
        page.on("load", lambda _: loads.append("load"))
        page.goto((tmp_path / "other.html").as_uri())
        page.wait_for_timeout(1500)
        assert loads == ["load"]
        assert page.evaluate("got") == [0]
        assert all("Lancashire" not in frame.content() for frame in page.frames)
        page.close()
