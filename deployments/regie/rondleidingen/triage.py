"""From melding to aanwijzing, transfer and return."""

from deployments.regie.rondleidingen.gids import GEDULD_S, Antwoord, Gids

TRIAGE = (
    Antwoord("weging", "ernstige_dreiging", "rccb.oost-brabant", "De RCCB weegt de dreiging."),
    Antwoord(
        "overleg",
        "stelsel",
        "adviseur_bbc.oost-brabant",
        "De adviseur BB&C geeft, na overleg met de HOvJ, opdracht tot een intakeformulier.",
    ),
    Antwoord("intakeformulier", "ingevuld", "politie.oost-brabant", "De politie vult in."),
    Antwoord(
        "ondertekening",
        "directe_opname",
        "hovj.oost-brabant",
        "De HOvJ bevestigt het toetsingskader en ondertekent.",
    ),
    Antwoord("oordeel", "opnemen", "nctv", "De NCTV neemt op: dat is de aanwijzing."),
    Antwoord("overdrachtsdossier", "verzonden", "hovj.oost-brabant", "De HOvJ draagt over."),
    Antwoord("ontvangst_dossier", "volledig", "directeur_nctv", "Het dossier is volledig."),
    Antwoord("maatregelenadvies", "geleverd", "adviseur_bb", "De adviseur B&B adviseert."),
    Antwoord("besluit_maatregelen", "vaststellen", "nctv", "De NCTV besluit als gezag."),
    Antwoord(
        "informeren_persoon",
        "geinformeerd",
        "politie.oost-brabant",
        "De persoon wordt geïnformeerd.",
    ),
)


def triage(gids: Gids) -> None:
    """From melding to aanwijzing, transfer and return."""
    zaak = gids.meld()
    gids.loop_door(zaak, TRIAGE)
    gids.vertel("De formulieren op papier, en het bewijs dat zij gelijk zijn aan het register.")
    gids.regie("dossier", zaak, *gids.als("directeur_nctv"), "--uit", f"{zaak}.pdf")
    gids.regie("register", "controleer", "--document", f"{zaak}.pdf")
    gids.vertel("De NCTV beëindigt zijn gezag: persoon, kerngezin en maatregelen gaan terug.")
    gids.breng_in("terugkeer", zaak, "directeur_nctv")
    gids.regie("gereed", zaak, "--op", "vervolg", "--tijd", GEDULD_S)
    gids.regie("zaak", zaak)
    gids.regie("register", "controleer")
