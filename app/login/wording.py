"""The words for what can go wrong at a login: plain Python, from results to text keys, and from those to sentences."""

from msgspec import Struct

from app.kit.texts import Texts
from app.login.screens import Ended, Problem
from services.identity.rehearsals import Rehearsal
from services.identity.results import FieldError, NotUsable, OwnData, TooLow, Wrong


class Explained(Struct, frozen=True):
    """What every failure that ends a login says: what happened, what now, who can help."""

    title: str
    what: str
    now: str
    help: str


def problem_key(problem: Problem) -> str:
    """Return the text key of what is said first about a problem."""
    if isinstance(problem, Wrong):
        return "error.wrong" if problem.reason == "credentials" else f"sms.{problem.reason}"
    if isinstance(problem, OwnData):
        return f"error.own_{problem.kind}"
    return field_key(problem.errors[0])


def field_key(error: FieldError) -> str:
    """Return the text key of what is wrong with one field."""
    if error.field == "code":
        return "sms.letter_meant" if error.meant else {"not_digit": "sms.letter"}.get(error.rule, f"sms.{error.rule}")
    return f"field.{error.field}_{error.rule}"


def ended_key(step: Ended) -> str:
    """Return under which text key the words of an end stand; a rehearsal's own words have ``rehearsal.<id>``."""
    if isinstance(step.result, TooLow):
        return f"too_low_{step.result.needed.name.lower()}"
    if isinstance(step.result, NotUsable):
        return f"unusable_{step.result.reason}"
    detail = step.result.detail
    return f"rehearsal.{detail}" if step.result.reason in ("refused", "unavailable") and detail else step.result.reason


def ended_words(texts: Texts, step: Ended, rehearsal: Rehearsal | None) -> Explained:
    """Return the words of an end: those of the rehearsal that caused it, else our own."""
    key = ended_key(step)
    if key.startswith("rehearsal.") and rehearsal is not None and key == f"rehearsal.{rehearsal.id}":
        words = rehearsal.words(texts.language)
        return Explained(words.titel, words.wat, words.nu, words.hulp)
    place = key if texts.maybe(f"end.{key}.title") else "unavailable"
    values = {"reached": "", "needed": ""}
    if isinstance(step.result, TooLow):
        values = {"reached": level_name(step.result.reached.name), "needed": level_name(step.result.needed.name)}
    return Explained(*(texts(f"end.{place}.{part}", **values) for part in ("title", "what", "now", "help")))


def level_name(name: str) -> str:
    """Return "Substantieel" for SUBSTANTIEEL; the names of the levels are the same in every language."""
    return name.capitalize()


def problem_words(texts: Texts, problem: Problem) -> tuple[str, str, str]:
    """Return title, sentence and banner kind for a problem that belongs to no single field."""
    if isinstance(problem, Wrong):
        return _wrong(texts, problem)
    if isinstance(problem, OwnData):
        return texts("error.own_title"), texts(problem_key(problem)), "warn"
    return "", field_fault(texts, problem.errors[0]), "err"


def field_fault(texts: Texts, error: FieldError) -> str:
    """Return what is wrong with a user name, password or pairing code and how to mend it."""
    return texts(field_key(error), sign=error.sign, wanted=error.wanted, given=error.given, position=error.position)


def code_fault(texts: Texts, error: FieldError) -> str:
    """Return what is wrong with the code, naming box and character."""
    if error.rule == "not_digit" and error.meant:
        word = texts(f"digit.{error.meant}")
        return texts(
            "sms.letter_meant", position=error.position, sign=error.sign, meant=error.meant, word=word
        )
    if error.rule == "not_digit":
        return texts("sms.letter", position=error.position, sign=error.sign)
    return texts(f"sms.{error.rule}", given=error.given)


def _wrong(texts: Texts, problem: Wrong) -> tuple[str, str, str]:
    tries = texts("error.tries", n=problem.tries_left) if problem.counted else texts("sms.not_counted")
    if problem.reason == "credentials":
        return texts("error.wrong_title"), f"{texts('error.wrong')} {tries}", "err"
    return texts("sms.wrong_title"), f"{texts(f'sms.{problem.reason}')} {tries}", "err"
