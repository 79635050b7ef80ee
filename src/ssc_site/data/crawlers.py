"""What search engines ask for: the addresses of all pages, and where they stand. Only for a site with a base address.

Neither format has a relative form.
"""

from collections.abc import Iterable

from ssc_site import urls
from ssc_site.data.markup import HEAD, xml

_UNLISTED = urls.NOT_FOUND


def sitemap(base: str, paths: Iterable[str]) -> bytes:
    """Return the sitemap: the full address of every page but the one for dead ends."""
    pages = sorted(path for path in paths if path.endswith(".html") and path != _UNLISTED)
    lines = [f"<url><loc>{xml(urls.full(base, path))}</loc></url>" for path in pages]
    open_tag = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (HEAD + open_tag + "\n".join(lines) + "\n</urlset>\n").encode()


def robots(base: str) -> bytes:
    """Return robots.txt: all may be read, and here is the sitemap. The address stays on its line."""
    address = urls.full("".join(base.split()), urls.SITEMAP)
    return f"User-agent: *\nAllow: /\nSitemap: {address}\n".encode()
