"""Views to HTML: the Jinja environment, and which template shows which view.

Templates see one frozen view called page and say() for our words, under autoescape and StrictUndefined.
"""

from collections.abc import Mapping
from functools import cache

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from ssc_site.language import say
from ssc_site.views.about import AboutPage, AccessibilityPage, NotFoundPage, PrivacyPage
from ssc_site.views.changelists import ChangeListPage
from ssc_site.views.changes import ChangesPage
from ssc_site.views.data import DataPage
from ssc_site.views.dates import DatesPage
from ssc_site.views.force import ForcePage
from ssc_site.views.forces import AbsentForcePage, ForcesPage
from ssc_site.views.help import HelpPage
from ssc_site.views.listing import ListPage
from ssc_site.views.national import NationalPage
from ssc_site.views.recommendation import RecommendationPage
from ssc_site.views.recommendations import RecommendationsPage
from ssc_site.views.search import SearchPage
from ssc_site.views.sides import SidesPage
from ssc_site.views.style import StylePage

View = (
    NationalPage
    | ForcesPage
    | ForcePage
    | AbsentForcePage
    | RecommendationsPage
    | RecommendationPage
    | ListPage
    | DatesPage
    | ChangesPage
    | ChangeListPage
    | SearchPage
    | DataPage
    | AboutPage
    | HelpPage
    | PrivacyPage
    | AccessibilityPage
    | StylePage
    | NotFoundPage
)

TEMPLATES: Mapping[type, str] = {
    NationalPage: "pages/national.html",
    ForcesPage: "pages/forces.html",
    ForcePage: "pages/force.html",
    AbsentForcePage: "pages/absent-force.html",
    RecommendationsPage: "pages/recommendations.html",
    RecommendationPage: "pages/recommendation.html",
    ListPage: "pages/list.html",
    DatesPage: "pages/dates.html",
    ChangesPage: "pages/changes.html",
    ChangeListPage: "pages/change-list.html",
    SearchPage: "pages/search.html",
    DataPage: "pages/data.html",
    AboutPage: "pages/about.html",
    HelpPage: "pages/help.html",
    PrivacyPage: "pages/privacy.html",
    AccessibilityPage: "pages/accessibility.html",
    StylePage: "pages/style.html",
    SidesPage: "pages/sides.html",
    NotFoundPage: "pages/not-found.html",
}


def environment(templates: Mapping[str, bytes]) -> Environment:
    """Return the environment for these template files (text by path)."""
    texts = {path: data.decode("utf-8") for path, data in templates.items() if path.endswith(".html")}
    jinja = Environment(
        loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    jinja.globals = {"say": say_html}
    return jinja


def say_html(english: str, /, **parts: object) -> Markup:
    """Return our words as HTML, in the language spoken; parts are escaped. An apostrophe of ours stays as written.

    What stands between %(hide)s and %(end)s is only heard.
    """
    words = _as_html(say(english))
    return words % (parts | HIDDEN) if parts else words


HIDDEN = {"hide": Markup('<span class="ssc-hidden">'), "end": Markup("</span>")}
"""Parts that any words may have."""


@cache
def _as_html(words: str) -> Markup:
    return Markup.escape(words).replace("&#39;", Markup("'"))


def render(view: View | SidesPage, jinja: Environment) -> bytes:
    """Return the page of a view."""
    return jinja.get_template(TEMPLATES[type(view)]).render(page=view).encode("utf-8")
