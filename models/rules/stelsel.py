"""Het stelsel in, daarbinnen, en er weer uit (circulaire 2.3, 4.1)."""

from collections.abc import Iterable
from datetime import datetime

from models.begrippen import Domein, Grondslag, Onderdeel, Relatie, Rol
from models.formulieren import Maatregelenadvies, Overdrachtsdossier, Terugkeer
from models.formulieren.melding import Huisgenoot
from models.fouten import Geweigerd
from models.rules.sluiting import NIEUWE_MELDING
from models.voorwaarden import mist

OM = frozenset(
    {
        Rol.OM_TRIAGE,
        Rol.HOVJ,
        Rol.ADVISEUR_BBC,
        Rol.LANDELIJK_COORDINEREND_HOVJ,
        Rol.PG,
    }
)
"""Rollen van het Openbaar Ministerie, dat de triagetafel voorzit (N042)."""
GEZIN = frozenset(Relatie) - {Relatie.ANDERS}
"""Relaties van het kerngezin; wie als paar met de persoon samenwoont, is een levensgezel."""
_ONDERDELEN = (
    "informatieproducten",
    "lopende_maatregelen",
    "persoon_en_kerngezin",
    "contacten",
    "strafzaak",
)


def kerngezin(huisgenoten: Iterable[Huisgenoot]) -> tuple[Huisgenoot, ...]:
    """circulaire 2.3 (N027, N028): wie samen met een persoon wordt aangewezen.

    Levensgezel, kinderen en familie op hetzelfde adres; bedreigd of niet, van elke leeftijd.
    """
    return tuple(g for g in huisgenoten if g.zelfde_adres and g.relatie in GEZIN)


def keur_voordracht(uitkomst: str, *, lopend: bool) -> None:
    """circulaire 2.3.3, 2.4.1 (N041, N072): één triage tegelijk."""
    if uitkomst in {"stelsel", "intakeformulier"} and lopend:
        raise Geweigerd(
            "Er loopt al een triage in deze zaak.",
            norm="N041",
            advies="wacht op de uitkomst van die triage.",
        )


def keur_niet_voordragen(uitkomst: str, *, lopend: bool) -> None:
    """circulaire 2.3 (N026): wie is voorgedragen, blijft niet tegelijk buiten het stelsel."""
    if uitkomst == "niet_voordragen" and lopend:
        raise Geweigerd(
            "Er loopt een triage in deze zaak; dan is zij voorgedragen.",
            norm="N026",
            advies="kies triage, of teken het intakeformulier met niet_voordragen.",
        )


_ZONDER = {"geen_extra_maatregelen", "afwijzen"}


def keur_op_tijd(uitkomst: str, *, op: datetime | None, moment: datetime) -> None:
    """circulaire 3.3 (N096): over extra maatregelen wordt voor het moment besloten, niet erna."""
    if uitkomst not in _ZONDER and op and op <= moment:
        raise Geweigerd(
            "Het moment is voorbij; daarvoor komen extra maatregelen te laat.",
            norm="N096",
            advies="kies geen_extra_maatregelen of afwijzen; wat nu nodig is, kan als"
            " spoedmaatregel of door een besluit over maatregelen.",
        )


def keur_verzoek(*, domein: Domein, gesloten: bool, lopend: bool) -> None:
    """circulaire 2.3, 2.3.4 (N024): wie nog onmiddellijk kan worden aangewezen."""
    if domein is Domein.STELSEL:
        raise Geweigerd(
            "Deze persoon valt al onder het gezag van de NCTV.",
            norm="N024",
            advies="overleg met de NCTV over persoonsgerichte maatregelen.",
        )
    if gesloten:
        raise Geweigerd(
            "Een onmiddellijke aanwijzing kan alleen in een open zaak.",
            norm="N024",
            advies=NIEUWE_MELDING,
        )
    if lopend:
        raise Geweigerd(
            "Er loopt al een verzoek om onmiddellijke aanwijzing in deze zaak.",
            norm="N024",
            advies="wacht op het besluit van de NCTV.",
        )


def keur_tafel(*, voorzitter_om: bool, secretaris_om: bool) -> None:
    """circulaire 2.3.3 (N042): het OM zit de triagetafel voor en notuleert."""
    for rol, goed in (("voorzitter", voorzitter_om), ("secretaris", secretaris_om)):
        if not goed:
            raise Geweigerd(
                f"De {rol} van de triagetafel is iemand van het OM, en niet de bedreigde zelf.",
                norm="N042",
                advies=f"noem in {rol} een functionaris met een rol bij het OM.",
            )


def keur_dossier(dossier: Overdrachtsdossier) -> None:
    """circulaire 2.3.3 (N045): een dossier wordt verzonden als het volledig is."""
    ontbreekt = [
        naam.replace("_", " ")
        for naam in _ONDERDELEN
        if getattr(dossier, naam) is Onderdeel.ONTBREEKT
    ]
    if ontbreekt:
        raise Geweigerd(
            f"Het overdrachtsdossier is niet compleet; er ontbreekt: {', '.join(ontbreekt)}.",
            norm="N045",
            advies="vul het dossier aan en verzend het dan.",
            kort="Het overdrachtsdossier is niet compleet.",
        )


def keur_schaarste(advies: Maatregelenadvies) -> None:
    """circulaire 4.1 (N100, N133): over schaarse middelen stemmen de gezagen onderling af."""
    if mist(advies, "afstemming_gezagen"):
        raise Geweigerd(
            "Over schaarse middelen stemmen de gezagen af; die afstemming ontbreekt.",
            norm="N133",
            advies="vul afstemming_gezagen in.",
        )


def keur_informatie(ontbrekend: str, *, dossier_volledig: bool) -> None:
    """circulaire 2.3.3 (N046): zonder volledig dossier zegt een besluit wat eraan ontbreekt."""
    if not dossier_volledig and not ontbrekend:
        raise Geweigerd(
            "Het overdrachtsdossier is nog niet volledig; het besluit moet zeggen wat ontbreekt.",
            norm="N046",
            advies="vul ontbrekende_informatie in.",
        )


def keur_terugkeer(
    terugkeer: Terugkeer, *, domein: Domein, grondslag: Grondslag | None, centraal: bool
) -> None:
    """circulaire 2.3 (N022, N032): wie het stelsel verlaat, en wanneer."""
    if domein is not Domein.STELSEL:
        raise Geweigerd(
            "Deze zaak is niet in het stelsel; er is geen gezag dat kan terugkeren.",
            norm="N032",
            advies="laat de HOvJ, die het gezag heeft, besluiten.",
        )
    if grondslag is Grondslag.VAN_RECHTSWEGE and terugkeer.uitkomst == "lokaal_domein":
        raise Geweigerd(
            "De NCTV is hier van rechtswege gezag; de HOvJ kan het niet krijgen.",
            norm="N022",
            advies="kies basispolitiezorg als er geen dreiging meer is.",
        )
    if grondslag is not Grondslag.ONMIDDELLIJK and centraal and not terugkeer.afwijking:
        raise Geweigerd(
            "Er lopen nog centrale maatregelen; tot die zijn afgebouwd, blijft de persoon.",
            norm="N032",
            advies="zeg in afwijking waarom de NCTV anders beslist.",
            kort="Terugkeer kan zo nog niet.",
        )


def te_vroeg(stap: str, *, getekend: bool, verzocht: bool) -> Geweigerd | None:
    """circulaire 2.3.3, 2.3.4 (N024, N037): wat de NCTV niet zonder de HOvJ wordt gevraagd."""
    if stap in _NA_ONDERTEKENING and not getekend:
        return Geweigerd(
            "Zonder een door de HOvJ getekend intakeformulier is er niets om over te oordelen.",
            norm="N037",
            advies="laat de HOvJ het intakeformulier ondertekenen.",
        )
    if stap == "aanwijzing" and not verzocht:
        return Geweigerd(
            "Een onmiddellijke aanwijzing volgt op een telefonisch verzoek van de HOvJ.",
            norm="N024",
            advies="laat de HOvJ het verzoek vastleggen met `regie onmiddellijke-aanwijzing`.",
        )
    return None


_NA_ONDERTEKENING = {"triagetafel", "oordeel", "escalatie_1", "escalatie_2"}
