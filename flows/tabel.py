"""Every flow by its name; its deployment has the same name."""

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
