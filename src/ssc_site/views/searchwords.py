"""What a search shows below a page's title: a true sentence for each kind of page, as neutral as the title.

Knows addresses and headings, and nothing of plans.
"""

from collections.abc import Mapping

from ssc_site import urls
from ssc_site.language import key, say

_OWN: Mapping[str, str] = {
    urls.NATIONAL: key("What police forces in England and Wales answer to each recommendation, and what is not known."),
    urls.FORCES: key(
        "Every police force in England and Wales: whose plan is on this site, and where others were seen."
    ),
    urls.RECOMMENDATIONS: key("Each recommendation of the report in short, with its date and whom it was made to."),
    urls.DATES: key("The report's dates for police forces, and the dates that forces set themselves."),
    urls.CHANGES: key("What the action plans of police forces say anew: month by month, force by force."),
    urls.SEARCH: key("Finds forces, recommendations and answers by their words, in English and Welsh."),
    urls.DATA: key(
        "Everything that this site shows, as files for spreadsheets and programs, with what each field means."
    ),
    urls.ABOUT: key("How the answers got here, how they are counted, and what the words mean."),
    urls.HELP: key("Services that can help, with their telephone numbers."),
    urls.PRIVACY: key("What this site keeps of its readers: no cookies, no trackers, no forms."),
    urls.ACCESSIBILITY: key("How this site can be read, how that is tested, and what is not good yet."),
    urls.STYLE_PAGE: key("The parts that pages of this site are made of, on invented examples."),
    urls.NOT_FOUND: key("There is no page at this address."),
}


def description_of(path: str, heading: str) -> str:
    """Return what is said of the page at path. heading: what the page is called."""
    if path in _OWN:
        return say(_OWN[path])
    section, *below = path.split("/")[:-1]
    if section == "forces":
        return say("%(page)s: what this site shows of the force's action plan, and what it does not.", page=heading)
    if section == "changes":
        return say("%(page)s: the newest first, with what each adds to what was known.", page=heading)
    if section == "lists" or _is_list(below):
        return say("%(page)s: the list by force, of the action plans on this site.", page=heading)
    return say(
        "%(page)s: what the action plans on this site answer, force by force, and what they do not.", page=heading
    )


def _is_list(below: list[str]) -> bool:
    """Whether a page below a recommendation's is a list of its items in one state, and not of a nation or region."""
    return len(below) > 1 and not below[1].startswith(("nation-", "region-"))
