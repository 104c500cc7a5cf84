"""Every flow by its name; its deployment has the same name."""

from typing import Any

from prefect import Flow

from flows.advies_burgemeester import advies_burgemeester
from flows.bereikbaarheid import bereikbaarheid
from flows.lokaal_domein import lokaal_domein
from flows.onmiddellijke_aanwijzing import onmiddellijke_aanwijzing
from flows.spoedmaatregel import spoedmaatregel
from flows.stelsel_maatregelen import stelsel_maatregelen
from flows.terugkeer import terugkeer
from flows.triage import triage

FLOWS: dict[str, Flow[Any, Any]] = {
    flow.name: flow
    for flow in (
        lokaal_domein,
        spoedmaatregel,
        triage,
        onmiddellijke_aanwijzing,
        stelsel_maatregelen,
        terugkeer,
        advies_burgemeester,
        bereikbaarheid,
    )
}
ROOSTERS = {"bereikbaarheid": "0 7 * * *"}
"""Flow → when it starts by itself, as a cron line in Dutch time."""
