"""Every flow by its name; its deployment has the same name."""

from typing import Any

from prefect import Flow

from flows.advies_burgemeester import advies_burgemeester
from flows.agenda import agenda
from flows.bereikbaarheid import bereikbaarheid
from flows.dreigingsniveau import dreigingsniveau
from flows.dreigingsniveaus import dreigingsniveaus
from flows.informeer_burgemeester import informeer_burgemeester
from flows.informeren_persoon import informeren_persoon
from flows.informeringen import informeringen
from flows.lokaal_domein import lokaal_domein
from flows.objecten_en_diensten import objecten_en_diensten
from flows.onmiddellijke_aanwijzing import onmiddellijke_aanwijzing
from flows.openbare_uitlating import openbare_uitlating
from flows.periodiek_informeren import periodiek_informeren
from flows.periodieke_toetsing import periodieke_toetsing
from flows.spoedmaatregel import spoedmaatregel
from flows.stelsel_maatregelen import stelsel_maatregelen
from flows.terugkeer import terugkeer
from flows.toetsing import toetsing
from flows.triage import triage
from flows.verhoogd_risicomoment import verhoogd_risicomoment
from flows.voorafspraken import voorafspraken

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
        informeer_burgemeester,
        informeren_persoon,
        openbare_uitlating,
        toetsing,
        verhoogd_risicomoment,
        objecten_en_diensten,
        dreigingsniveau,
        agenda,
        bereikbaarheid,
        dreigingsniveaus,
        informeringen,
        periodiek_informeren,
        periodieke_toetsing,
        voorafspraken,
    )
}
ROOSTERS = {
    "agenda": "5 * * * *",
    "bereikbaarheid": "0 7 * * *",
    "dreigingsniveaus": "45 6 * * *",
    "informeringen": "*/5 * * * *",
    "periodiek-informeren": "0 8 * * *",
    "periodieke-toetsing": "30 6 * * *",
    "voorafspraken": "15 7 * * *",
}
"""Flow → when it starts by itself, as a cron line in Dutch time."""
