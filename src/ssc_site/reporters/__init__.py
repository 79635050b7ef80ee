"""The output formats: each a pure function from a report to text. Knows nothing of files, options or exit codes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ssc_site.diagnostics import Report
from ssc_site.reporters.github import as_github
from ssc_site.reporters.json import as_json
from ssc_site.reporters.markdown import as_markdown
from ssc_site.reporters.text import as_text

REPORTERS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github, "markdown": as_markdown}
)
"""What --format can name. Each text ends with a line end and holds nothing a terminal or stdout cannot take."""
