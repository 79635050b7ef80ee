"""The site on this machine alone, from memory, made anew whenever a file of the project changes.

Listens on 127.0.0.1 only. Writes no file and keeps no log. What it answers is `preview`'s to say.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Thread
from typing import Any

from ssc_site.errors import CannotRunError
from ssc_site.files import plain_reason
from ssc_site.preview import HEADERS, Preview, Reply, hosts, refusal, reply
from ssc_site.reporters.visible import visible

ADDRESS = "127.0.0.1"
METHODS = ("GET", "HEAD")

_EVERY = 0.5
"""Seconds between two looks at the files."""
_PATIENCE = 10
"""Seconds that a request may take to arrive."""
_PULSE = 0.1
"""Seconds until the server notices that it is to end."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at making the site. site: None when there are errors. said: the report in words, empty when clean."""

    site: Mapping[str, bytes] | None
    said: str


def serve_site(
    port: int, signature: Callable[[], object], attempt: Callable[[], Attempt], say: Callable[[str], None]
) -> None:
    """Show the site until Ctrl-C, trying anew whenever the signature of its files has changed.

    port: 0 for any that is free. Surroundings in which the first try cannot run end this; what goes wrong later, the
    pages show.
    """
    with _listening(port, say) as server:
        try:
            seen, server.preview = signature(), _after(Preview({}), attempt, say)
            with _answering(server):
                say(
                    f"The site is at http://{ADDRESS}:{server.port}/ for this computer only. To stop, press Ctrl and C."
                )
                while True:
                    time.sleep(_EVERY)
                    now = signature()
                    if now != seen:
                        seen, server.preview = now, _later(server.preview, attempt, say)
        except KeyboardInterrupt:
            say("Stopped. No file was written.")


@contextmanager
def _answering(server: "_Server") -> Iterator[None]:
    """Answer requests meanwhile, in threads of their own."""
    Thread(target=server.serve_forever, args=(_PULSE,), daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def _later(preview: Preview, attempt: Callable[[], Attempt], say: Callable[[str], None]) -> Preview:
    """Return what is to be seen after another try, in surroundings that may be half changed."""
    try:
        return _after(preview, attempt, say)
    except CannotRunError as error:
        return _failed(preview, f"{visible(str(error))}\n", say)


def _after(preview: Preview, attempt: Callable[[], Attempt], say: Callable[[str], None]) -> Preview:
    try:
        done = attempt()
    except CannotRunError:
        raise
    except Exception as error:  # noqa: BLE001 - a template that is being written may fail in any way
        return _failed(preview, _fault_of(error), say)
    if done.site is None:
        return _failed(preview, done.said, say)
    say(f"{done.said}{len(done.site)} files made.")
    return Preview(done.site)


def _fault_of(error: Exception) -> str:
    """Return what is known of a fault while making pages. Only Jinja's words are sure to hold nothing of a plan."""
    of_template = type(error).__module__.startswith("jinja2")
    return f"A template has a fault: {visible(str(error)) if of_template else type(error).__name__}\n"


def _failed(preview: Preview, faults: str, say: Callable[[str], None]) -> Preview:
    say(f"{faults}The last good site is still shown." if preview.site else f"{faults}There is no site to show yet.")
    return Preview(preview.site, faults)


def _listening(port: int, say: Callable[[str], None]) -> "_Server":
    try:
        return _Server(port, say)
    except OSError as error:
        reason = "another program uses it" if error.errno == errno.EADDRINUSE else plain_reason(error)
        raise CannotRunError(f"port {port} cannot be used: {reason}. Choose another, as in --port 8123") from error


class _Server(ThreadingTCPServer):
    """Hands each request what there is to see at that moment. Not http.server's own: that looks up names of hosts."""

    allow_reuse_address = os.name != "nt"  # on Windows it would let two programs share the port
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, say: Callable[[str], None]) -> None:
        self.preview = Preview({})
        self._say = say
        super().__init__((ADDRESS, port), _Handler)
        self.port = int(self.socket.getsockname()[1])
        self.hosts = hosts(self.port)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class's names
        """Say in a sentence what went wrong, nothing when the browser has just gone away."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            self._say(
                f"A request was not answered ({type(error).__name__}). This is a fault of ours: please report it."
            )


class _Handler(BaseHTTPRequestHandler):
    """Reads one request, which may come from any page the browser has open, and answers it."""

    server: _Server
    timeout = _PATIENCE
    server_version = "ssc-site"
    sys_version = ""

    def parse_request(self) -> bool:
        """Read the head of a request and answer it. Never go on to look for a method of its name."""
        if super().parse_request():
            self._send(self._answer())
        return False

    def _answer(self) -> Reply:
        named = self.headers.get_all("Host", [])
        if len(named) != 1 or named[0].strip().lower() not in self.server.hosts:
            return refusal(403, "This site is shown on the computer it is made on, to that computer only.")
        if self.command not in METHODS:
            return refusal(405, "This site can only be read.")
        return reply(self.server.preview, self.path)

    def _send(self, answer: Reply) -> None:
        self.send_response_only(answer.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == 405:  # noqa: PLR2004 - "method not allowed" must name those that are
            self.send_header("Allow", ", ".join(METHODS))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what is no proper request, repeating nothing of it."""
        self._send(refusal(code, "This is not a request that can be answered."))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Log nothing: what a request says is anybody's text, and what people look at is theirs."""
