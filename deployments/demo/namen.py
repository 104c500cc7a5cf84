"""What the functionarissen of a demo are called."""

from models.begrippen import LANDELIJK


def demo_id(rol: str, gebied: str) -> str:
    """`hovj.oost-brabant`, `burgemeester.gm0772`; a national role is its own id."""
    return rol if gebied == LANDELIJK else f"{rol}.{gebied.lower().replace(' ', '-')}"
