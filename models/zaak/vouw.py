"""Folding the records of a case into where it stands; pure, and the same for ever."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from models.begrippen import (
    Bevoegd,
    Domein,
    Feitsoort,
    Gelegenheid,
    Grond,
    Grondslag,
    Kenmerk,
    Rol,
    Status,
)
from models.formulieren.melding import Melding, Persoon
from models.formulieren.wijziging import Wijziging, heringedeeld, toegepast
from models.leesvorm import gelezen
from models.rules.informering import burgemeester_van
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from models.zaak.gegevens import Aangewezen
from models.zaak.informering import Informering


def vouw(zaaknummer: str, feiten: Iterable[Feit]) -> Zaakbeeld:
    """Fold the records of one case, in order; LookupError if they do not begin with a melding."""
    beeld: Zaakbeeld | None = None
    for feit in feiten:
        if feit.soort == Feitsoort.MELDING:
            beeld = _begin(zaaknummer, feit)
        if beeld is None:
            raise LookupError(f"de vastlegging van {zaaknummer} begint niet met een melding")
        pas_toe(beeld, feit)
    if beeld is None:
        raise LookupError(f"van {zaaknummer} is niets vastgelegd")
    return beeld


def pas_toe(beeld: Zaakbeeld, feit: Feit) -> None:
    """Where the case stands after one more record; an act does so with what it records."""
    if verandert := _GEVOLG.get(feit.soort):
        verandert(beeld, feit)
    if feit.soort in _OVER_DE_PERSOON and isinstance(beeld.melding.doelwit, Persoon):
        beeld.burgemeester_van |= burgemeester_van(beeld.melding.doelwit)
    beeld.feiten.append(feit)


def _begin(zaaknummer: str, feit: Feit) -> Zaakbeeld:
    afgeleid = feit.inhoud["afgeleid"]
    domein = Domein(afgeleid["domein"])
    rechtens = Aangewezen(Grondslag.VAN_RECHTSWEGE, feit.moment, feit.moment)
    return Zaakbeeld(
        zaaknummer=zaaknummer,
        domein=domein,
        status=Status.OPEN,
        gezag=_gezag(feit),
        eenheid=afgeleid["eenheid"],
        altijd_voorleggen=afgeleid["altijd_voorleggen"],
        melding=gelezen(Melding, feit.inhoud["melding"]),
        aangewezen=rechtens if domein is Domein.STELSEL else None,
    )


def _gezag(feit: Feit) -> Bevoegd:
    gezag = feit.inhoud["afgeleid"]["gezag"]
    return Bevoegd(Rol(gezag["rol"]), gezag["gebied"])


def _sluit(beeld: Zaakbeeld, feit: Feit) -> None:
    beeld.status, beeld.domein = Status.GESLOTEN, Domein(feit.inhoud["domein"])


def _wijs_aan(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.3, 2.3.3 (N023, N025): het gezag gaat op dit moment over, en niet eerder."""
    eerder = beeld.aangewezen
    beeld.aangewezen = Aangewezen(
        grondslag=Grondslag(feit.inhoud["grondslag"]),
        sinds=eerder.sinds if eerder else feit.moment,
        laatst=feit.moment,
        overig=len(feit.inhoud["overig"]) + (eerder.overig if eerder else 0),
        van=eerder.van if eerder else beeld.gezag,
    )
    beeld.gezag, beeld.domein = _gezag(feit), Domein.STELSEL
    beeld.elders |= {v["gemeente"] for v in feit.inhoud["overig"] if v.get("gemeente")}


def _keer_terug(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.3 (N029): persoon en kerngezin gaan samen terug."""
    beeld.gezag, beeld.domein, beeld.aangewezen = _gezag(feit), Domein.LOKAAL, None
    beeld.elders = frozenset()


def _wijzig(beeld: Zaakbeeld, feit: Feit) -> None:
    beeld.melding = toegepast(beeld.melding, gelezen(Wijziging, feit.inhoud["wijziging"]))
    beeld.gezag, beeld.eenheid = _gezag(feit), feit.inhoud["afgeleid"]["eenheid"]


def _informeer(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.3.5 (N055): één gemeente, één gelegenheid; wie het daar hoort, naar afspraak."""
    inhoud, uiterlijk = feit.inhoud, feit.inhoud["uiterlijk"]
    beeld.informeringen[feit.onderwerp] = Informering(
        onderwerp=feit.onderwerp,
        gemeente=inhoud["gemeente"],
        gelegenheid=Gelegenheid(inhoud["gelegenheid"]),
        ladder=tuple(map(Rol, inhoud["ladder"])),
        sinds=feit.moment,
        uiterlijk=datetime.fromisoformat(uiterlijk) if uiterlijk else None,
    )


def _herschik(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.3.5 (N119): wie daar bericht krijgt, zoals afgesproken bij de vrijgave."""
    ladder = tuple(map(Rol, feit.inhoud["ladder"]))
    informering = beeld.informeringen[feit.onderwerp]
    beeld.informeringen = {
        **beeld.informeringen,
        feit.onderwerp: replace(informering, ladder=ladder),
    }


def _toets(beeld: Zaakbeeld, feit: Feit) -> None:
    if uiterlijk := feit.inhoud.get("uiterlijk"):
        beeld.momenten[feit.onderwerp] = datetime.fromisoformat(uiterlijk)


def _moment(beeld: Zaakbeeld, feit: Feit) -> None:
    if op := feit.antwoord.get("op"):
        beeld.momenten[feit.onderwerp] = datetime.fromisoformat(op)


def _grond(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.5 (N081): op welke grond hier wordt besloten, en dus door wie."""
    beeld.gronden[feit.onderwerp] = Grond(feit.inhoud["grond"])


def _sluit_uit(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 1.2, 2.4.2 (N008, N076): wie van het gezag niet meedoet, of dat weer mag."""
    wie = frozenset({feit.inhoud["functionaris"]})
    uit = feit.uitkomst == "uitsluiten"
    beeld.uitgesloten = beeld.uitgesloten | wie if uit else beeld.uitgesloten - wie


def _deel_in(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.1 (N001): het gezag van de woonplaats, in de gemeente waarin die nu ligt."""
    van, naar = feit.inhoud["van"], feit.inhoud["naar"]
    beeld.melding = heringedeeld(beeld.melding, van, naar)
    beeld.informeringen = {
        onderwerp: replace(i, gemeente=naar) if i.gemeente == van else i
        for onderwerp, i in beeld.informeringen.items()
    }
    beeld.gezag, beeld.eenheid = _gezag(feit), feit.inhoud["afgeleid"]["eenheid"]


_OVER_DE_PERSOON = {*Feitsoort.met(Kenmerk.WIE_HET_IS), Feitsoort.HERINDELING}
_GEVOLG: Mapping[str, Callable[[Zaakbeeld, Feit], None]] = {
    Feitsoort.SLUITING: _sluit,
    Feitsoort.AANWIJZING: _wijs_aan,
    Feitsoort.TERUGKEER: _keer_terug,
    Feitsoort.WIJZIGING: _wijzig,
    Feitsoort.INFORMERING: _informeer,
    Feitsoort.VOLGORDE: _herschik,
    Feitsoort.TOETSING: _toets,
    Feitsoort.RISICOMOMENT: _moment,
    Feitsoort.GROND: _grond,
    Feitsoort.HERINDELING: _deel_in,
    Feitsoort.ZAAK_UITSLUITING: _sluit_uit,
}
"""Kind of record → what it changes of where a case stands; any other changes nothing."""
