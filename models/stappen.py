"""Every stap that asks a functionaris something: its title on screen and its form."""

from typing import NamedTuple

from models import formulieren as f
from models.begrippen import Domein


class Stap(NamedTuple):
    """A stap of a procedure: fixed name, Dutch title, what is asked, and the form of the answer."""

    naam: str
    titel: str
    vraag: str
    formulier: type[f.Antwoord]


STAPPEN: dict[str, Stap] = {
    stap.naam: stap
    for stap in (
        Stap("weging", "Weging door de RCCB", "Is dit een ernstige dreiging?", f.Weging),
        Stap(
            "overleg",
            "Overleg adviseur BB&C met HOvJ",
            "Zijn maatregelen boven de basispolitiezorg nodig?",
            f.Overleg,
        ),
        Stap(
            "informatieproduct",
            "Levering informatieproduct",
            "Lever het bestelde product.",
            f.Informatieproduct,
        ),
        Stap("vervolg", "Vervolg", "Wat volgt op wat nu bekend is?", f.Vervolg),
        Stap(
            "maatregeladvies",
            "Maatregeladvies",
            "Welke maatregelen worden geadviseerd?",
            f.Maatregeladvies,
        ),
        Stap(
            "besluit_maatregelen",
            "Besluit over maatregelen",
            "Welk dreigingsniveau en welke maatregelen stelt u vast?",
            f.BesluitMaatregelen,
        ),
        Stap(
            "informeren_persoon",
            "Informeren van persoon of beheerder",
            "Is de persoon, of de beheerder van het object, geïnformeerd?",
            f.InformerenPersoon,
        ),
        Stap(
            "afstemming",
            "Afstemming spoedmaatregel",
            "Kan de spoedmaatregel zo blijven?",
            f.Afstemming,
        ),
        Stap(
            "vaststelling",
            "Vaststelling spoedmaatregel",
            "Stelt u de spoedmaatregel vast?",
            f.Vaststelling,
        ),
        Stap(
            "intakeformulier",
            "Intakeformulier",
            "Vul het toetsingskader in voor de triage.",
            f.Intakeformulier,
        ),
        Stap(
            "ondertekening",
            "Ondertekening intakeformulier",
            "Bevestigt u het toetsingskader, en langs welke route draagt u voor?",
            f.OndertekeningIntake,
        ),
        Stap(
            "triagetafel",
            "Triagetafel",
            "Leg vast wat aan de triagetafel is besproken.",
            f.Triagetafel,
        ),
        Stap(
            "oordeel",
            "Oordeel van de NCTV",
            "Neemt u de persoon op in het stelsel?",
            f.OordeelNctv,
        ),
        Stap("reactie_hovj", "Reactie van de HOvJ", "Berust u in de afwijzing?", f.ReactieHovj),
        Stap(
            "afstemming_1",
            "Eerste escalatie: afstemming OM",
            "Legt u de zaak voor aan de directeur NCTV?",
            f.AfstemmingEscalatie,
        ),
        Stap(
            "escalatie_1",
            "Eerste escalatie: oordeel directeur NCTV",
            "Neemt u de persoon alsnog op in het stelsel?",
            f.OordeelNctv,
        ),
        Stap(
            "reactie_hovj_2",
            "Tweede reactie van de HOvJ",
            "Berust u in de tweede afwijzing?",
            f.ReactieHovj,
        ),
        Stap(
            "afstemming_2",
            "Laatste escalatie: afstemming OM",
            "Legt u de zaak voor aan de NCTV?",
            f.AfstemmingEscalatie,
        ),
        Stap(
            "escalatie_2",
            "Laatste escalatie: oordeel NCTV",
            "Neemt u de persoon alsnog op in het stelsel? Dit oordeel is het laatste.",
            f.OordeelNctv,
        ),
        Stap(
            "overdrachtsdossier",
            "Overdrachtsdossier",
            "Verzend het overdrachtsdossier aan de NCTV.",
            f.Overdrachtsdossier,
        ),
        Stap(
            "ontvangst_dossier",
            "Ontvangst overdrachtsdossier",
            "Is het overdrachtsdossier volledig?",
            f.OntvangstDossier,
        ),
        Stap(
            "aanwijzing",
            "Onmiddellijke aanwijzing",
            "Wijst u de persoon onmiddellijk aan?",
            f.Aanwijzing,
        ),
        Stap(
            "vervolg_aanwijzing",
            "Vervolg op de aanwijzing",
            "Draagt u de zaak voor triage voor?",
            f.VervolgAanwijzing,
        ),
        Stap(
            "maatregelenadvies",
            "Maatregelenadvies stelsel",
            "Welke maatregelen adviseert u de NCTV?",
            f.Maatregelenadvies,
        ),
        Stap(
            "terugkeer",
            "Terugkeer uit het stelsel",
            "Waarheen keert de zaak terug?",
            f.Terugkeer,
        ),
        Stap(
            "advies_burgemeester",
            "Advies in de zaak van een burgemeester",
            "Wat adviseert u de HOvJ?",
            f.AdviesBurgemeester,
        ),
        Stap(
            "vrijgave",
            "Vrijgave aan de gemeente",
            "Wat laat u de gemeente weten?",
            f.Vrijgave,
        ),
        Stap(
            "ontvangst",
            "Ontvangst door de gemeente",
            "Bevestigt u dat u dit bericht hebt ontvangen?",
            f.Ontvangst,
        ),
        Stap(
            "medewerking",
            "Medewerking van de gemeente",
            "Werkt de gemeente mee aan wat de NCTV vraagt?",
            f.Medewerking,
        ),
        Stap(
            "uitlating",
            "Openbare uitlating",
            "Wat volgt op de openbare uitlating?",
            f.Uitlating,
        ),
        Stap(
            "advies",
            "Advies over een verhoogd risicomoment",
            "Zijn voor dat moment extra maatregelen nodig?",
            f.AdviesRisicomoment,
        ),
        Stap(
            "toetsbesluit",
            "Toetsing van maatregelen",
            "Zijn de maatregelen nog nodig, en genoeg?",
            f.Toetsbesluit,
        ),
        Stap(
            "niveau",
            "Dreigingsniveau van een object of dienst",
            "Welk dreigingsniveau stelt u vast, en wat adviseert u het gezag?",
            f.Niveau,
        ),
        Stap(
            "opvolging",
            "Opvolging van het advies van de NCTV",
            "Volgt u het advies van de NCTV op?",
            f.Opvolging,
        ),
    )
}
STAPNAMEN = frozenset(STAPPEN)
_VARIANTEN: dict[tuple[str, str], type[f.Antwoord]] = {
    ("besluit_maatregelen", Domein.STELSEL): f.BesluitStelsel,
    ("besluit_maatregelen", Domein.OBJECTEN_DIENSTEN): f.BesluitObject,
    ("maatregeladvies", Domein.OBJECTEN_DIENSTEN): f.MaatregeladviesObject,
    **{("informatieproduct", soort): form for soort, form in f.PRODUCTFORMULIER.items()},
}


def variant_in(stap: str, domein: Domein) -> str:
    """The variant of a stap in cases of this domein; none where its form is the ordinary one."""
    return domein.value if (stap, domein) in _VARIANTEN else ""


def formulier(stap: str, variant: str = "") -> type[f.Antwoord]:
    """The form of a stap; the variant is the ordered product, or the domein."""
    return _VARIANTEN.get((stap, variant), STAPPEN[stap].formulier)
