"""Every address on the site. Paths are from the site's top; links between pages are relative, so they work anywhere.

Pages are named in full (forces/lancashire/index.html) because a folder alone does not open from a disk.
"""

import posixpath

from ssc_site.language import Language, spoken

NATIONAL = "index.html"
FORCES = "forces/index.html"
RECOMMENDATIONS = "recommendations/index.html"
DATES = "dates/index.html"
CHANGES = "changes/index.html"
ABOUT = "about/index.html"
HELP = "help/index.html"
PRIVACY = "privacy/index.html"
ACCESSIBILITY = "accessibility/index.html"
STYLE_PAGE = "style/index.html"
NOT_FOUND = "404.html"
SEARCH = "search/index.html"
SEARCH_INDEX = "search/index.js"
DATA = "data/index.html"
DATA_V1 = "data/v1"
NATIONAL_JSON = f"{DATA_V1}/answers.json"
DATA_SCHEMA = f"{DATA_V1}/answers.schema.json"
PACKAGE = f"{DATA_V1}/datapackage.json"
WORKBOOK = f"{DATA_V1}/answers.xlsx"
FEED = "feed.xml"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
STYLE = "static/site.css"
NATIONAL_STYLE = "static/national.css"
PLAN_STYLE = "static/plan.css"
PRINT_STYLE = "static/print.css"
SEARCH_STYLE = "static/search.css"
SCRIPT = "static/site.js"
FILTER = "static/filter.js"
SEARCH_SCRIPT = "static/search.js"
ICON = "static/icon.svg"


def force_page(slug: str) -> str:
    """Return the path of a force's page."""
    return f"forces/{slug}/index.html"


def recommendation_page(number: str) -> str:
    """Return the path of a recommendation's page."""
    return f"recommendations/{number}/index.html"


def recommendation_area(number: str, area: str) -> str:
    """Return the path of a recommendation's page with the forces of one nation or region: nation-wales."""
    return f"recommendations/{number}/{area}/index.html"


def force_pdf(slug: str) -> str:
    """Return the path of a force's page as a PDF document."""
    return f"forces/{slug}/{slug}.pdf"


def recommendation_pdf(number: str) -> str:
    """Return the path of a recommendation's page as a PDF document."""
    return f"recommendations/{number}/recommendation-{number}.pdf"


def table_csv(name: str) -> str:
    """Return the path of a national table: items, entries, actions or plans of every force."""
    return f"{DATA_V1}/{name}.csv"


def force_csv(slug: str, name: str) -> str:
    """Return the path of a force's own table: data/v1/forces/kent-items.csv."""
    return f"{DATA_V1}/forces/{slug}-{name}.csv"


def force_json(slug: str) -> str:
    """Return the path of a force's data for programs."""
    return f"{DATA_V1}/forces/{slug}.json"


def force_feed(slug: str) -> str:
    """Return the path of the feed of a force."""
    return f"forces/{slug}/feed.xml"


def recommendation_feed(number: str) -> str:
    """Return the path of the feed of a recommendation."""
    return f"recommendations/{number}/feed.xml"


def listing(state: str, recommendation: str = "") -> str:
    """Return the path of the list of all items in a state, or of those of one recommendation."""
    return f"recommendations/{recommendation}/{state}/index.html" if recommendation else f"lists/{state}/index.html"


def change_list(name: str) -> str:
    """Return the path of a list of changes: those of a month (2026-03), of a year alone (2026), or of a kind."""
    return f"changes/{name}/index.html"


def force_changes(slug: str) -> str:
    """Return the path of the list of a force's changes."""
    return f"changes/forces/{slug}/index.html"


def action_anchor(item: str, letter: str) -> str:
    """Return the anchor of an action on its force's page: item-11-1-a."""
    return f"{item_anchor(item)}-{letter}"


def item_anchor(number: str) -> str:
    """Return the anchor of an item, recommendation or local action: item-11-2, recommendation-11, local-L1."""
    if number.startswith("L"):
        return f"local-{number}"
    return f"item-{number.replace('.', '-')}" if "." in number else f"recommendation-{number}"


def whole_anchor(number: str) -> str:
    """Return the anchor, on a force's page, of its answer to a recommendation as a whole."""
    return f"{item_anchor(number)}-whole"


def report_action(number: str) -> str:
    """Return the anchor of one of the report's own actions, which have the numbers of recommendations."""
    return f"action-{number}"


def full(base: str | None, path: str) -> str:
    """Return the full address of a path, which may carry an anchor; the path itself where the site has no base."""
    if not base:
        return path
    page, hash_sign, anchor = path.partition("#")
    return f"{base.rstrip('/')}/{page.removesuffix('index.html')}{hash_sign}{anchor}"


def relative(start: str, target: str) -> str:
    """Return the link from the page at start to target, which may carry an anchor."""
    path, hash_sign, anchor = target.partition("#")
    if path == start and anchor:
        return f"#{anchor}"
    return posixpath.relpath(place(path), posixpath.dirname(place(start)) or ".") + hash_sign + anchor


def place(path: str) -> str:
    """Return where a page stands in the language spoken: cy/forces/index.html. Paths elsewhere here are the English."""
    return spoken().folder + path if _in_each_language(path) else path


def switched(path: str, language: Language) -> str:
    """Return the link from a page in the language spoken to the same page in another language."""
    there = language.folder + (path if _in_each_language(path) else NATIONAL)
    return posixpath.relpath(there, posixpath.dirname(place(path)) or ".")


def _in_each_language(path: str) -> bool:
    """Whether a file stands once for each language: pages and documents, but for the page for dead ends."""
    return path.endswith((".html", ".pdf")) and path != NOT_FOUND
