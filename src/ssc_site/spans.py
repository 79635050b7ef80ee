"""Places in text: spans, and the files they lie in. Knows nothing of YAML or plans."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. All four count from zero; columns count characters. Only reporters add one."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read.

    path: as shown to people, relative to the root, with forward slashes. data: its bytes, unchanged.
    """

    path: str
    data: bytes

    @property
    def stem(self) -> str:
        """The file's name without folder and ending: for a plan, the force's slug."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    def lines(self) -> list[str]:
        """Return the lines as editors count them (LF or CRLF), what is not UTF-8 shown as U+FFFD."""
        return [line.removesuffix("\r") for line in self.data.decode("utf-8-sig", "replace").split("\n")]
