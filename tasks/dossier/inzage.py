"""What is recorded of a reading, on screen or on paper (circulaire 1.2, N008)."""

from typing import Any

from tasks.register.vastleggen import Handelende


def verstrekt_aan(lezer: Handelende, *, grondslag: str, soort_inhoud: str) -> dict[str, Any]:
    """circulaire 1.2 (N008): receiver, ground and kind of content; the record has the moment."""
    return {
        "ontvanger": {"rol": lezer.rol, "gebied": lezer.gebied},
        "grondslag": grondslag,
        "soort_inhoud": soort_inhoud,
    }
