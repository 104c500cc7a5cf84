"""Every flow by its name; its deployment has the same name."""

from typing import Any

from prefect import Flow

from flows.bereikbaarheid import bereikbaarheid
from flows.lokaal_domein import lokaal_domein
from flows.spoedmaatregel import spoedmaatregel

FLOWS: dict[str, Flow[Any, Any]] = {
    flow.name: flow for flow in (lokaal_domein, spoedmaatregel, bereikbaarheid)
}
ROOSTERS = {"bereikbaarheid": "0 7 * * *"}
"""Flow → when it starts by itself, as a cron line in Dutch time."""
