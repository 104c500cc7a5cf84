"""Steps of terms as Prefect shows them: a run of `sla-escalatie` each, made in its final state.

Best effort: no worker runs them, and no step depends on Prefect. Red means that a due moment has
passed. Nothing personal, no place: case, stap, role, moments.
"""

from typing import Any

from sqlmodel import col, select

from models.rules.openbaar import rolnaam
from models.rules.termijnen import Tredesoort
from models.stappen import STAPPEN
from models.tabellen import Trede
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import op_scherm
from tasks.runs import api

FLOW = "sla-escalatie"
_PER_KEER = 20


def toon_treden() -> int:
    """Show steps that Prefect does not have yet; how many. httpx.HTTPError if it is away."""
    with lezen() as sessie:
        nieuw = select(Trede).where(col(Trede.getoond).is_(False)).order_by(col(Trede.id))
        treden = sessie.exec(nieuw.limit(_PER_KEER)).all()
    if not treden:
        return 0
    with api.client() as client:
        flow = client.post("/flows/", json={"name": FLOW}).raise_for_status().json()["id"]
        for trede in treden:
            client.post("/flow_runs/", json=_run(flow, trede)).raise_for_status()
    with transactie() as sessie:
        for trede in treden:
            sessie.get_one(Trede, trede.id).getoond = True
    return len(treden)


def _run(flow: str, trede: Trede) -> dict[str, Any]:
    titel = STAPPEN[trede.stap].titel if trede.stap in STAPPEN else trede.stap
    return {
        "flow_id": flow,
        "name": f"{trede.zaaknummer} {trede.stap} {trede.soort} {trede.nummer}",
        "idempotency_key": f"{FLOW}/{trede.vraag}/{trede.nummer}",
        "tags": [FLOW, trede.zaaknummer, trede.soort, f"wacht-op-{rolnaam(trede.rol)}"],
        "state": {
            "type": "COMPLETED" if trede.soort == Tredesoort.HERINNERING else "FAILED",
            "name": trede.soort.capitalize(),
            "message": f"{titel}: {trede.soort} voor {rolnaam(trede.rol)};"
            f" gepland {op_scherm(trede.gepland_op)},"
            f" vastgelegd {op_scherm(trede.vastgelegd_op)}.",
        },
    }
