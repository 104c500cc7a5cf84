"""One case for people to read."""

from typing import Any

from deployments.regie.scherm.tabel import op_scherm, toon, toon_tabel, wie


def toon_zaak(z: dict[str, Any]) -> None:
    """Where it stands, what it waits for, what was decided."""
    toon(f"Zaak {z['zaaknummer']}: {z['status']}, {z['domein']}, gezag {wie(z['gezag'])}\n")
    if z["aangewezen"]["persoon"]:
        gezin, sinds = z["aangewezen"]["kerngezin"], op_scherm(z["aangewezen"]["sinds"])
        overig = z["aangewezen"]["overig"]
        toon(f"In het stelsel sinds {sinds}; kerngezin {gezin}, andere verwanten {overig}\n")
    toon_tabel(
        ("stap", "wie", "sinds", "vóór"),
        (
            (v["stap"], wie(v), op_scherm(v["sinds"]), op_scherm(v["vervalt_op"]))
            for v in z["vragen"]
        ),
        titel="Open vragen",
        leeg="Er is geen vraag open.",
    )
    for vraag in z["vragen"]:
        if vraag["onderwerp"]:
            toon(f"{vraag['stap']}: onderwerp {vraag['onderwerp']}, --vraag {vraag['id']}")
    toon_tabel(
        ("stap", "uitkomst", "functionaris", "rol", "op"),
        (
            (b["stap"], b["uitkomst"], b["functionaris"], b["rol"], op_scherm(b["op"]))
            for b in z["besluiten"]
        ),
        titel="Besluiten",
        leeg="Er is nog niets besloten.",
    )
    toon_tabel(
        ("soort", "locatie", "uitvoerder", "status", "toetsdatum"),
        (
            (m["soort"], m["locatie"], m["uitvoerder"], m["status"], m["toetsdatum"])
            for m in z["maatregelen"]
        ),
        titel="Maatregelen",
        leeg="Er zijn geen maatregelen.",
    )
    toon_tabel(
        ("proces", "run in Prefect", "staat"),
        ((p["proces"], p["flow_run_id"], p["staat"]) for p in z["processen"]),
        titel="Processen",
        leeg="Er loopt geen proces.",
    )
    toon("Berichten: {totaal}, bevestigd {bevestigd}, mislukt {mislukt}".format(**z["berichten"]))
