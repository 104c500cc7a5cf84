"""Every flow by its name; its deployment has the same name."""

from collections.abc import Mapping
from typing import Any

from prefect import Flow

from flows import (
    advies_burgemeester,
    dreigingsniveau,
    informeer_burgemeester,
    informeren_persoon,
    lokaal_domein,
    objecten_en_diensten,
    onmiddellijke_aanwijzing,
    openbare_uitlating,
    roosters,
    spoedmaatregel,
    stelsel_maatregelen,
    terugkeer,
    toetsing,
    triage,
    verhoogd_risicomoment,
)

_MODULES = (
    lokaal_domein,
    spoedmaatregel,
    triage,
    onmiddellijke_aanwijzing,
    stelsel_maatregelen,
    terugkeer,
    advies_burgemeester,
    informeer_burgemeester,
    informeren_persoon,
    openbare_uitlating,
    toetsing,
    verhoogd_risicomoment,
    objecten_en_diensten,
    dreigingsniveau,
    roosters,
)
FLOWS: dict[str, Flow[Any, Any]] = {
    flow.name: flow
    for module in _MODULES
    for flow in vars(module).values()
    if isinstance(flow, Flow)
}


def eigen_flow(naam: str, parameters: Mapping[str, Any]) -> Flow[Any, Any] | None:
    """The flow of this name, if it takes these parameters: a worker runs nothing else.

    Whatever a run carries was stored in Prefect, where others may write.
    """
    flow = FLOWS.get(naam)
    if flow is None or not parameters.keys() <= flow.parameters.properties.keys():
        return None
    return flow if all(isinstance(waarde, str) for waarde in parameters.values()) else None
