"""Views to HTML: the Jinja environment, and which template shows which view.

Templates see one frozen view called page, under autoescape and StrictUndefined.
"""

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined

from ssc_site.views.force import ForcePage
from ssc_site.views.national import NationalPage

View = ForcePage | NationalPage

TEMPLATES: Mapping[type, str] = {
    ForcePage: "pages/force.html",
    NationalPage: "pages/national.html",
}


def environment(templates: Mapping[str, bytes]) -> Environment:
    """Return the environment for these template files (text by path)."""
    texts = {path: data.decode("utf-8") for path, data in templates.items() if path.endswith(".html")}
    return Environment(
        loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(view: View, jinja: Environment) -> bytes:
    """Return the page of a view."""
    return jinja.get_template(TEMPLATES[type(view)]).render(page=view).encode("utf-8")
