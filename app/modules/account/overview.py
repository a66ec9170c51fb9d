"""What my account brings to other screens: it is found by what a citizen would call it."""

from app.kit.contributions import Hit, Scene
from app.modules.account import load
from services.errors import ServiceError
from services.identity.my_account import app_for_check


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Find the screen by its name and by what can be done there."""
    wanted = words.casefold().split()
    text = f"{scene.texts('title')} {scene.texts('search_words')}".casefold()
    if not wanted or not all(word in text for word in wanted):
        return ()
    return (Hit(scene.texts("title"), scene.texts("lead"), "account", "user-cog"),)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the cards, the history and every form; of an app and a document the first that has something to do."""
    return (
        "account", "account/geschiedenis", "account/wachtwoord", "account/app", "account/email", "account/telefoon",
        *_to_do(scene), "account/opheffen",
    )


def _to_do(scene: Scene) -> tuple[str, str]:
    try:
        account = load.mine(scene.client).account
    except ServiceError:
        return "account/id-check", "account/document"
    app = app_for_check(account)
    kinds = [one.kind for one in account.documents if one.status == "inactive"]
    apps = [app.id] if app is not None else []
    return "/".join(["account/id-check", *apps]), "/".join(["account/document", *kinds[:1]])
