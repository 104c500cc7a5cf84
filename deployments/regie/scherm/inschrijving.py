"""How someone gets in: the app of who enrols here, or the link for who does elsewhere."""

from deployments.regie.scherm.tabel import toon, toon_json, zeg


def toon_app(functionaris: str, uri: str, *, json: bool) -> None:
    """The secret, once: on screen and as what an app scans."""
    if json:
        toon_json({"id": functionaris, "uri": uri})
        return
    import segno

    toon(f"Functionaris {functionaris} is ingeschreven. Scan dit nu; het komt niet terug.\n")
    segno.make(uri).terminal(compact=True)
    toon(f"\n{uri}")
    zeg("Wie dit ziet, kan codes maken. Wis het scherm na het scannen.")


def toon_link(functionaris: str, link: str, *, json: bool) -> None:
    """The link, and what to do with it."""
    if json:
        toon_json({"id": functionaris, "link": link})
        return
    toon(f"{functionaris} schrijft zich hier in, één keer en binnen een dag:\n\n{link}\n")
    wijs_op_adres()
    zeg(
        "Geef deze link alleen aan die functionaris; open haar niet zelf. Die krijgt een kenmerk."
        " Een andere beheerder vraagt daarnaar en bevestigt met"
        f" `regie functionaris bevestig {functionaris} --kenmerk …`."
    )


def wijs_op_adres() -> None:
    """Where no klok says what its page is called."""
    from tasks.basis.instellingen import instellingen

    if not instellingen().bevestig_adres:
        zeg(
            "Zet vóór elke link het adres van de pagina van de klok: REGIE_BEVESTIG_URL is niet"
            " ingesteld."
        )
