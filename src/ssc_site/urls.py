"""Every address on the site. Paths are from the site's top; links between pages are relative, so they work anywhere.

Pages are named in full (forces/lancashire/index.html) because a folder alone does not open from a disk.
"""

import posixpath

NATIONAL = "index.html"
FORCES = "forces/index.html"
RECOMMENDATIONS = "recommendations/index.html"
DATES = "dates/index.html"
ABOUT = "about/index.html"
HELP = "help/index.html"
PRIVACY = "privacy/index.html"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
STYLE = "static/site.css"


def force_page(slug: str) -> str:
    """Return the path of a force's page."""
    return f"forces/{slug}/index.html"


def recommendation_page(number: str) -> str:
    """Return the path of a recommendation's page."""
    return f"recommendations/{number}/index.html"


def listing(state: str, recommendation: str = "") -> str:
    """Return the path of the list of all items in a state, or of those of one recommendation."""
    return f"recommendations/{recommendation}/{state}/index.html" if recommendation else f"lists/{state}/index.html"


def action_anchor(item: str, letter: str) -> str:
    """Return the anchor of an action on its force's page: item-11-1-a."""
    return f"{item_anchor(item)}-{letter}"


def item_anchor(number: str) -> str:
    """Return the anchor of an item or recommendation: item-11-2, recommendation-11."""
    return f"item-{number.replace('.', '-')}" if "." in number else f"recommendation-{number}"


def relative(start: str, target: str) -> str:
    """Return the link from the page at start to target, which may carry an anchor."""
    path, hash_sign, anchor = target.partition("#")
    if path == start and anchor:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(start) or ".") + hash_sign + anchor
