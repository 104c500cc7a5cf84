"""Acts that nobody has to ask for: each from a file, by someone with a code and a mandate."""

from collections.abc import Callable

from deployments.regie.basis.ondertekening import getekend
from deployments.regie.basis.opdracht import Als, Bestand, Code, Opdrachten, Zaaknummer
from deployments.regie.scherm.tabel import LATER, Json, toon, toon_json, zeg
from tasks.antwoorden.handelingen import HANDELINGEN, Handeling

app = Opdrachten("Handelen")


def _opdracht(naam: str, handeling: Handeling) -> Callable[..., None]:
    def voer_uit(
        zaaknummer: Zaaknummer, als: Als, code: Code, invoer: Bestand, json: Json = False
    ) -> None:
        from deployments.regie.basis.invoer import lees
        from tasks.antwoorden.daden import DADEN
        from tasks.basis.tijd import nu
        from tasks.runs.wekken import bel
        from tasks.zaak.zaken import eis_zaak

        eis_zaak(zaaknummer)
        onderwerp = DADEN[naam].doe(zaaknummer, lees(invoer), getekend(als, code), moment=nu())
        if json:
            toon_json({"zaaknummer": zaaknummer, "onderwerp": onderwerp})
        else:
            toon(f"Vastgelegd: {naam} in {zaaknummer}, door {als}. {handeling.gedaan}")
        if not bel(zaaknummer):
            zeg(LATER)

    voer_uit.__doc__ = handeling.uitleg
    return voer_uit


for _naam, _handeling in HANDELINGEN.items():
    app.opdracht(_naam)(_opdracht(_naam, _handeling))
