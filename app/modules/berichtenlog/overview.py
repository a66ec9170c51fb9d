"""What the log brings to other screens: a developer finds it by its name, and the tour goes there."""

from app.kit.contributions import Hit, Scene

_WORDS = ("digikoppeling", "log", "ontwikkelaar", "developer", "oin", "ebms")


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Find the screen by its name, for who asks for it in so many words."""
    asked = words.casefold().split()
    said = f"{scene.texts('title')} {' '.join(_WORDS)}".casefold()
    if not asked or not all(word in said for word in asked):
        return ()
    return (Hit(scene.texts("title"), scene.texts("hit"), "berichtenlog", "arrows-exchange"),)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the one screen that is always there."""
    return ("berichtenlog",)
