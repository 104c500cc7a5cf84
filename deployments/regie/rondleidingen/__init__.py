"""The walks of `regie demo`: what is done, by whom and why; nothing but commands of anyone."""

from collections.abc import Callable, Mapping

from deployments.regie.rondleidingen.burgemeester import burgemeester
from deployments.regie.rondleidingen.gids import Gids
from deployments.regie.rondleidingen.toetsing import toetsing
from deployments.regie.rondleidingen.triage import triage

RONDLEIDINGEN: Mapping[str, Callable[[Gids], None]] = {
    "triage": triage,
    "burgemeester": burgemeester,
    "toetsing": toetsing,
}
"""Name → the walk."""
