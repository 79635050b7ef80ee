"""The two sites the browser looks at: the four real plans, and the invented country where every force has answered."""

import atexit
import gzip
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import dirname, join, normpath
from threading import Thread

from conftest import AS_OF, REPOSITORY, frozen_inputs
from country import country_inputs
from ssc_site import urls
from ssc_site.census import take_census
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site, pages

NAMES = ("real", "country")


@dataclass(frozen=True)
class Built:
    """A site on the disk and in memory.

    base: the address it is published at, or nothing. kinds: the path of one page of each kind, by the name of its view.
    """

    folder: Path
    base: str
    files: Mapping[str, bytes]
    kinds: Mapping[str, str]

    @property
    def pages(self) -> list[str]:
        return [path for path in self.files if path.endswith(".html")]

    def brought(self, path: str) -> list[str]:
        """Return the files that a page brings with it: styles, scripts, pictures."""
        page = self.files[path].decode()
        places = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<(?:script|img)[^>]* src="([^"]+)"', page)
        found = [one or other for one, other in places]
        base = self.base or "\0"
        return [
            place.removeprefix(base) if place.startswith(base) else normpath(join(dirname(path), place))
            for place in found
            if not place.startswith("data:")
        ]

    def address(self, path: str) -> str:
        """Return where a page is opened: from the disk, but the page for dead ends where it knows its own address."""
        return f"{self.base}{path}" if self.base and path == urls.NOT_FOUND else (self.folder / path).as_uri()


@cache
def corpus_of(name: str) -> Corpus:
    """Return the plans of a site: "real" or "country"."""
    inputs: Inputs = frozen_inputs() if name == "real" else country_inputs()
    corpus, report = read_corpus(inputs, AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics[:5]
    return corpus


@cache
def built(name: str) -> Built:
    """Return a site as readers would get it: "real" or "country"; written once for each process of the tests."""
    corpus = corpus_of(name)
    files = build_site(corpus, read_templates(REPOSITORY), AS_OF)
    folder = tempfile.TemporaryDirectory(prefix=f"ssc-{name}-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    write(files, Path(folder.name))
    base = corpus.national.site.base or ""
    return Built(Path(folder.name).resolve(), base, files, _kinds(corpus, files))


def _kinds(corpus: Corpus, files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the heaviest page of each kind: what goes wrong on any goes wrong there first.

    Of the real plans in Welsh too. Of the country they would be the same parts again.
    """
    kinds: dict[str, str] = {}
    for path, view in pages(corpus, take_census(corpus, AS_OF)):
        name = type(view).__name__
        if name not in kinds or len(files[path]) > len(files[kinds[name]]):
            kinds[name] = path
    welsh = {f"{name} in Welsh": place for name, path in kinds.items() if (place := f"cy/{path}") in files}
    return kinds if corpus.national.site.example else kinds | welsh


def packed(data: bytes) -> int:
    """Return how long something is as servers send it."""
    return len(gzip.compress(data, 6, mtime=0))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and give its address; the server says nothing."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests are not about the server."""


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a site into a folder."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
