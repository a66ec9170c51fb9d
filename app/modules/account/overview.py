"""What my account brings to other screens: it is found by what a citizen would call it."""

from app.kit.contributions import Hit, Scene


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Find the screen by its name and by what can be done there."""
    wanted = words.casefold().split()
    text = f"{scene.texts('title')} {scene.texts('search_words')}".casefold()
    if not wanted or not all(word in text for word in wanted):
        return ()
    return (Hit(scene.texts("title"), scene.texts("lead"), "account", "user-cog"),)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the cards, the history and every form."""
    return (
        "account", "account/geschiedenis", "account/wachtwoord", "account/app", "account/email", "account/telefoon",
        "account/id-check", "account/document", "account/opheffen",
    )
