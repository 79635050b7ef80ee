"""Every address on the site. Paths are from the site's top; links between pages are relative, so they work anywhere.

Pages are named in full (forces/lancashire/index.html) because a folder alone does not open from a disk.
"""

import posixpath

NATIONAL = "index.html"
STYLE = "static/site.css"


def force_page(slug: str) -> str:
    """Return the path of a force's page."""
    return f"forces/{slug}/index.html"


def item_anchor(number: str) -> str:
    """Return the anchor of an item or recommendation: item-11-2, recommendation-11."""
    return f"item-{number.replace('.', '-')}" if "." in number else f"recommendation-{number}"


def relative(start: str, target: str) -> str:
    """Return the link from the page at start to target, which may carry an anchor."""
    path, hash_sign, anchor = target.partition("#")
    if path == start and anchor:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(start) or ".") + hash_sign + anchor
