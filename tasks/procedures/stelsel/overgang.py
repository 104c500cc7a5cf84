"""Gezag passes to the NCTV: the aanwijzing, one act (circulaire 1.2, 2.3)."""

from typing import Any

from models.begrippen import LANDELIJK, Bevoegd, Domein, Feitsoort, Grondslag, Procedure, Rol
from models.formulieren.triage import AndereVerwant
from models.rules.stelsel import kerngezin
from models.tabellen import Zaak
from tasks.berichten.kennisgeving import geef_kennis
from tasks.gemeenten.informeren import na_opname
from tasks.procedures import spoedmaatregel
from tasks.procedures.stelsel.stelsel_maatregelen import vraag_advies
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.vragen.aanvaard import Aanvaard
from tasks.vragen.processen import trek_alle_in
from tasks.vragen.verleggen import verleg_open_vragen
from tasks.zaak import maatregelen

NCTV = Bevoegd(Rol.NCTV, LANDELIJK)


WET = "artikel 42, eerste lid, onder c, Politiewet 2012"


def wijs_aan(a: Aanvaard, grondslag: Grondslag, anderen: tuple[AndereVerwant, ...]) -> None:
    """circulaire 1.2, 2.3 (N002, N023, N027–N031): de aanwijzing, in één handeling.

    De persoon, het kerngezin volgens de regel, andere verwanten met redenen; het gezag gaat over;
    lopende maatregelen gaan mee; lokale procedures eindigen waar ze zijn, en die van het stelsel
    begint.
    """
    sessie, zaaknummer = a.sessie, a.zaak.zaaknummer
    reden = "de persoon is aangewezen en de zaak is overgenomen door het stelsel"
    spoedmaatregel.neem_op(sessie, a.zaak, reden=reden, moment=a.moment)
    trek_alle_in(
        sessie,
        zaaknummer,
        Procedure.LOKAAL_DOMEIN,
        Procedure.ADVIES_BURGEMEESTER,
        reden=reden,
        moment=a.moment,
    )
    if grondslag is Grondslag.TRIAGE:
        trek_alle_in(
            sessie,
            zaaknummer,
            Procedure.ONMIDDELLIJKE_AANWIJZING,
            Procedure.TERUGKEER,
            reden=reden,
            moment=a.moment,
        )
    inhoud = {
        "grondslag": grondslag,
        "wet": WET,
        "besluit": a.besluit.volgnummer,
        "afgeleid": {"gezag": NCTV._asdict()},
        "persoon": a.zaak.persoon.naam,
        "kerngezin": [g.model_dump(mode="json") for g in kerngezin(a.zaak.persoon.huisgenoten)],
        "overig": [verwant.model_dump(mode="json") for verwant in anderen],
        "maatregelen": maatregelen.draag_over(sessie, zaaknummer, Rol.NCTV, moment=a.moment),
    }
    leg_gezag_vast(a, Feitsoort.AANWIJZING, inhoud, NCTV, Domein.STELSEL)
    nu_ = beeld(sessie, zaaknummer)
    verleg_open_vragen(sessie, nu_, door=a.door, moment=a.moment)
    vraag_advies(sessie, nu_, moment=a.moment)
    geef_kennis(sessie, nu_, "opname", moment=a.moment)
    na_opname(sessie, nu_, anderen, moment=a.moment)


def leg_gezag_vast(
    a: Aanvaard, soort: Feitsoort, inhoud: dict[str, Any], gezag: Bevoegd, domein: Domein
) -> None:
    """Record that gezag passes, and show it in the search table."""
    wat = Gebeurtenis(
        a.zaak.zaaknummer,
        soort,
        inhoud,
        proces=a.vraag.proces,
        onderwerp=a.vraag.onderwerp,
        stap=a.vraag.stap,
        wie=a.door,
    )
    leg_vast(a.sessie, wat, moment=a.moment)
    rij = a.sessie.get_one(Zaak, a.zaak.zaaknummer)
    rij.gezag_rol, rij.gezag_gebied, rij.domein = gezag.rol, gezag.gebied, domein
    a.sessie.add(rij)
