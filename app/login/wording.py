"""The words for what can go wrong at a login: plain Python, from results to sentences."""

from app.kit.texts import Texts
from app.login.steps import NotYet, Problem
from services.identity.results import FieldError, NotUsable, OwnData, Wrong


def problem_words(texts: Texts, problem: Problem) -> tuple[str, str, str]:
    """Return title, sentence and banner kind for a problem that belongs to no single field."""
    if isinstance(problem, Wrong):
        return _wrong(texts, problem)
    if isinstance(problem, OwnData):
        return texts("error.own_title"), texts(f"error.own_{problem.kind}"), "warn"
    if isinstance(problem, NotUsable):
        words = texts.maybe(f"error.not_usable_{problem.reason}") or texts("error.not_usable")
        return texts("error.not_usable_title"), words, "err"
    if isinstance(problem, NotYet):
        return texts("error.not_yet_title"), texts("error.not_yet"), "info"
    return "", field_fault(texts, problem.errors[0]), "err"


def field_fault(texts: Texts, error: FieldError) -> str:
    """Return what is wrong with a user name or password and how to mend it."""
    key = f"field.{error.field}_{error.rule}"
    return texts(key, wanted=error.wanted, given=error.given, position=error.position)


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
