"""A change of facts in a case: recorded, judged by the same rules, and asked of whom it now is."""

from datetime import datetime
from typing import Any

from models.begrippen import Domein, Feitsoort
from models.formulieren.melding import Persoon
from models.formulieren.wijziging import VELDEN, Wijziging, toegepast
from models.fouten import Geweigerd
from models.rules.sluiting import eis_open
from models.rules.stelsel import kerngezin
from tasks.berichten.kennisgeving import geef_kennis
from tasks.gemeenten.informeren import na_wijziging
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.verleggen import verleg_open_vragen
from tasks.vragen.zaakgegevens import afgeleid, leg_gegevens_vast
from tasks.zaak.maatregelen import over_naar

STAP = "wijziging"


def wijzig(zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> None:
    """Record it with what follows from it for gezag, eenheid and kerngezin, in one act.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate or a closed case.
    """
    wijziging = als_model(Wijziging, invoer, moment=moment)
    with handeling(zaaknummer, STAP, poging, moment=moment) as h:
        _wijzig(h, wijziging)


def _wijzig(h: LopendeHandeling, wijziging: Wijziging) -> None:
    """circulaire 2.1, 2.3, 2.4.2 (N001, N028, N077): naar woonplaats, en wie er nu bij woont."""
    eis_open(h.zaak.status, "aan haar gegevens verandert niets meer", norm="N008")
    _keur_velden(h, wijziging)
    melding = toegepast(h.zaak.melding, wijziging)
    gezin = kerngezin(getattr(melding.doelwit, "huisgenoten", ()))
    inhoud = {
        "wijziging": wijziging.model_dump(mode="json", exclude_unset=True),
        "afgeleid": {
            **afgeleid(h.zaak, melding),
            "kerngezin": [genoot.model_dump(mode="json") for genoot in gezin],
        },
    }
    nu_ = leg_gegevens_vast(h, Feitsoort.WIJZIGING, inhoud)
    if nu_.domein is Domein.OBJECTEN_DIENSTEN:
        over_naar(h.sessie, nu_.zaaknummer, van=h.zaak.gezag.rol, naar=nu_.gezag.rol)
    verleg_open_vragen(h.sessie, nu_, door=h.door, moment=h.moment)
    if nu_.domein is Domein.STELSEL:
        na_wijziging(h.sessie, h.zaak, nu_, moment=h.moment)
    geef_kennis(h.sessie, h.zaak, STAP, moment=h.moment, ook=nu_)  # the former gezag too


def _keur_velden(h: LopendeHandeling, wijziging: Wijziging) -> None:
    """circulaire 2.1, 2.5 (N016): een persoon heeft geen grond, een object geen huisgenoten."""
    persoon = isinstance(h.zaak.doelwit, Persoon)
    if ander := wijziging.model_fields_set & VELDEN[not persoon]:
        raise Geweigerd(
            f"{', '.join(sorted(ander))}: dat is er niet bij"
            f" {'een persoon' if persoon else 'een object of dienst'}.",
            norm="N016",
            advies=f"noem {' of '.join(sorted(VELDEN[persoon]))}.",
        )
