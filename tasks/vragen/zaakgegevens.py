"""Facts of a case that are no longer what they were: gezag and eenheid follow, vragen are moved."""

from typing import Any

from models.begrippen import Domein, Feitsoort
from models.formulieren.melding import Melding
from models.naslag.beleid import beleid_op
from models.rules.gezag import eenheid, hovj
from models.rules.gezag import gezag as gezag_volgens
from models.tabellen import Zaak
from models.zaak.beeld import Zaakbeeld
from tasks.basis.tijd import dag
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.vragen.handelingen import LopendeHandeling


def afgeleid(zaak: Zaakbeeld, melding: Melding) -> dict[str, Any]:
    """circulaire 2.1, 2.3, 2.4.2 (N001, N077): gezag and eenheid by these facts, for a record.

    Of a person the NCTV stays gezag; by the policy under which the case was opened.
    """
    beleid = beleid_op(dag(zaak.feiten[0].moment))
    gezag = _GEZAG[zaak.domein](melding, beleid) if zaak.domein in _GEZAG else zaak.gezag
    return {"gezag": gezag._asdict(), "eenheid": eenheid(melding, beleid)}


_GEZAG = {Domein.LOKAAL: hovj, Domein.OBJECTEN_DIENSTEN: gezag_volgens}
"""Where gezag follows the facts."""


def leg_gegevens_vast(h: LopendeHandeling, soort: Feitsoort, inhoud: dict[str, Any]) -> Zaakbeeld:
    """Record what is different, with what is `afgeleid`; where the case stands then."""
    wat = Gebeurtenis(h.zaak.zaaknummer, soort, inhoud, stap=soort, wie=h.door)
    leg_vast(h.sessie, wat, moment=h.moment)
    nu_ = beeld(h.sessie, h.zaak.zaaknummer)
    rij = h.sessie.get_one(Zaak, h.zaak.zaaknummer)
    rij.gezag_rol, rij.gezag_gebied, rij.eenheid = *nu_.gezag, nu_.eenheid
    h.sessie.add(rij)
    return nu_
