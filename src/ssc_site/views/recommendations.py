"""The page that lists all recommendations."""

from dataclasses import dataclass, replace

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.language import say
from ssc_site.national import Recommendation
from ssc_site.views.frame import Frame, frame_of
from ssc_site.views.items import AskView, ask_view
from ssc_site.views.texts import ours


@dataclass(frozen=True, slots=True)
class RecommendationsPage:
    """The list of all recommendations: those forces answer, and the others by title."""

    frame: Frame
    answered: tuple[AskView, ...]
    others: tuple[AskView, ...]
    actions: tuple[AskView, ...]
    counting: str


def recommendations_page(corpus: Corpus, census: Census) -> RecommendationsPage:
    """Return the list of all recommendations."""
    catalogue = corpus.national.catalogue
    asked = {number: _linked(number, asked) for number, asked in catalogue.recommendations.items()}
    return RecommendationsPage(
        frame=frame_of(urls.RECOMMENDATIONS, say("Recommendations"), corpus.national.site, census.as_of),
        answered=tuple(view for number, view in asked.items() if number in catalogue.for_forces),
        others=tuple(view for number, view in asked.items() if number not in catalogue.for_forces),
        actions=tuple(_action(number, action) for number, action in catalogue.actions.items()),
        counting=ours(catalogue.programme.counting),
    )


def _linked(number: str, asked: Recommendation) -> AskView:
    page = urls.relative(urls.RECOMMENDATIONS, urls.recommendation_page(number)) if asked.items else ""
    return ask_view(number, asked, page)


def _action(number: str, asked: Recommendation) -> AskView:
    return replace(ask_view(number, asked), anchor=urls.report_action(number))
