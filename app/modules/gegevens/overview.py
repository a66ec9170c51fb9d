"""What this module brings to other screens: its address for the tour."""

from app.kit.contributions import Scene


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen there is."""
    return ("gegevens",)
