"""What a functionaris may, given and ended by two beheerders."""

from typing import Annotated

import typer

from deployments.regie.basis.ondertekening import over, samen
from deployments.regie.basis.opdracht import (
    Als,
    Code,
    Functionaris,
    Gebied,
    Namens,
    Opdrachten,
    Tot,
    Tweede,
    TweedeCode,
    Van,
)
from deployments.regie.scherm.tabel import toon

app = Opdrachten()


@app.opdracht()
def mandaat(  # noqa: PLR0913  the options of bediening
    functionaris: Functionaris,
    *,
    rol: Annotated[str, typer.Option(metavar="R", help="Rol.")],
    gebied: Gebied,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
    van: Van = None,
    tot: Tot = None,
    namens: Namens = None,
) -> None:
    """Geef een mandaat, eventueel namens een ander (Awb 10:10); door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer
    from tasks.mensen.mandaatopdracht import Mandaatopdracht

    nieuw = Mandaatopdracht(rol, gebied, van or "", tot or "", namens or "")
    wat = [f"{over(functionaris)} krijgt het mandaat {nieuw}"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    beheer.geef_mandaat(functionaris, nieuw, paar, moment=nu())
    toon(f"Vastgelegd: {functionaris} heeft een mandaat als {rol} ({gebied}).")


@app.opdracht("mandaat-intrekken")
def mandaat_intrekken(
    functionaris: Functionaris,
    *,
    rol: Annotated[str, typer.Option(metavar="R", help="Rol.")],
    gebied: Gebied,
    als: Als,
    code: Code,
    tweede: Tweede,
    tweede_code: TweedeCode,
    namens: Namens = None,
) -> None:
    """Trek één mandaat in, vanaf nu; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer
    from tasks.mensen.mandaatopdracht import Mandaatopdracht

    oud = Mandaatopdracht(rol, gebied, namens=namens or "")
    wat = [f"{over(functionaris)} verliest het mandaat {oud}"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    beheer.trek_mandaat_in(functionaris, oud, paar, moment=nu())
    toon(f"Vastgelegd: {functionaris} heeft geen mandaat meer als {rol} ({gebied}).")


@app.opdracht()
def intrekken(
    functionaris: Functionaris, als: Als, code: Code, tweede: Tweede, tweede_code: TweedeCode
) -> None:
    """Trek een functionaris in, met alle mandaten, vanaf nu; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen import beheer

    wat = [f"{over(functionaris)} wordt ingetrokken"]
    paar = samen(als, code, tweede, tweede_code, wat=wat)
    beheer.trek_in(functionaris, paar, moment=nu())
    toon(f"Vastgelegd: {functionaris} is ingetrokken.")


@app.opdracht()
def ontgrendel(
    functionaris: Functionaris, als: Als, code: Code, tweede: Tweede, tweede_code: TweedeCode
) -> None:
    """Open wat onjuiste codes voor iemand sloten; door twee beheerders."""
    from tasks.basis.tijd import nu
    from tasks.mensen.beheer import ontgrendel as doe

    wat = [f"{over(functionaris)} kan weer codes invoeren"]
    doe(functionaris, samen(als, code, tweede, tweede_code, wat=wat), moment=nu())
    toon(f"Vastgelegd: {functionaris} kan weer codes invoeren.")
