"""The pages a person sees at the provider: choice, user name and password, code, and the plain ones."""

from collections.abc import Sequence

from services.identity.means import Means
from services.identity.oidc.asking import Refused
from services.identity.oidc.discovery import WELL_KNOWN
from services.identity.results import Blocked, Invalid, NotUsable, OwnData, Stopped, TooLate, TooLow, Wrong
from services.identity.session import Level
from services.oidc_host.desk import Login, Problem
from services.oidc_host.markup import Html, button, element, field, form, select, together
from services.oidc_host.words import Words
from services.personas import Persona

LOGIN, STYLE = "/inloggen", "/stijl.css"


def layout(words: Words, title: str, *inside: str, wrong: bool = False) -> str:
    """Return a whole page; one with a fault says so in its title first."""
    named = words("title_error", title=title) if wrong else title
    head = together([
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{named} – {words('site')}"),
        Html(f'<link rel="stylesheet" href="{STYLE}">'),
    ])  # fmt: skip
    body = element("body", element("p", words("strip"), class_="strook"), element("main", *inside))
    return f'<!doctype html>\n<html lang="{words.language}"><head>{head}</head>{body}</html>'


def login_page(words: Words, login: Login, means: Sequence[Means], people: Sequence[Persona], phone: str) -> str:
    """Return the page of the step that this login is at."""
    if login.sms is not None:
        title, inside = words("code.title"), _code(words, login)
    elif login.attempt is not None:
        title, inside = words("credentials.title"), _credentials(words, login)
    else:
        title, inside = words("choose.title"), _choice(words, login, means)
    client = login.question.client.name
    stop = form(LOGIN, login.ticket, "annuleren", button(words("cancel"), "rustig"))
    heading = [element("p", words("title", client=client), class_="klein"), element("h1", title)]
    card = element("section", *heading, _banner(words, login.problem), *inside, stop)
    foot = element("p", words("keeps_nothing"), class_="klein")
    panel = _tester(words, login, people, phone)
    return layout(words, title, card, panel, foot, wrong=login.problem is not None)


def plain_page(words: Words, key: str, *more: str) -> str:
    """Return a page that only says something."""
    title = words(f"{key}.title")
    return layout(words, title, element("section", element("h1", title), element("p", words(f"{key}.text")), *more))


def refused_page(words: Words, refused: Refused) -> str:
    """Return the page for a question that can be answered nowhere."""
    told = element("p", f"{words('refused.developer')}: ", element("code", f"{refused.error}: {refused.detail}"))
    return plain_page(words, "refused", told)


def home_page(words: Words, issuer: str) -> str:
    """Return the page at the root."""
    document = element("code", issuer + WELL_KNOWN)
    return plain_page(words, "home", element("p", words("home.issuer", issuer=issuer), class_="klein"), document)


def _choice(words: Words, login: Login, means: Sequence[Means]) -> list[Html]:
    client, least = login.question.client.name, login.question.level
    made = [element("p", words("choose.lead", client=client))]
    if least > Level.BASIS:
        level = words(f"level.{least.name}")
        made.append(element("p", words("choose.least", client=client, level=level)))
    if not means:
        made.append(element("p", words("choose.only_tester")))
    ways = [button(words(f"means.{one.id}"), "keuze", name="manier", value=one.id) for one in means]
    return [*made, form(LOGIN, login.ticket, "kies", *ways)]


def _credentials(words: Words, login: Login) -> list[Html]:
    sms = login.attempt is not None and "sms" in login.attempt.means.steps
    send = words("credentials.send_sms" if sms else "credentials.send_password")
    faults = _faults(words, login.problem)
    fields = [
        field("gebruikersnaam", words("credentials.username"), faults.get("username", ""), autofocus="autofocus"),
        field("wachtwoord", words("credentials.password"), faults.get("password", ""), type="password"),
    ]
    back = form(LOGIN, login.ticket, "terug", button(words("previous"), "rustig"))
    return [form(LOGIN, login.ticket, "gegevens", *fields, button(send)), back]


def _code(words: Words, login: Login) -> list[Html]:
    phone = login.sms.phone if login.sms is not None else ""
    fault = _faults(words, login.problem).get("code", "")
    entry = field("code", words("code.label"), fault, inputmode="numeric", maxlength="16", autofocus="autofocus")
    again = form(LOGIN, login.ticket, "nieuwe-sms", button(words("code.again"), "rustig"))
    lead = element("p", words("code.lead", phone=phone))
    return [lead, form(LOGIN, login.ticket, "code", entry, button(words("code.send"))), again]


def _tester(words: Words, login: Login, people: Sequence[Persona], phone: str) -> Html:
    levels = [(one.name, words(f"level.{one.name}")) for one in Level if one >= login.question.level]
    persons = [(one.head.id, f"{one.head.naam} – {one.head.verhaal}") for one in people]
    told = [element("p", words("tester.phone", code=phone))] if phone else []
    pick = form(
        LOGIN, login.ticket, "testleider",
        select("persoon", words("tester.persona"), persons),
        select("niveau", words("tester.level"), levels),
        button(words("tester.direct")),
    )  # fmt: skip
    return element("section", element("h2", words("tester.title")), *told, pick, class_="testleider")


def _faults(words: Words, problem: Problem | None) -> dict[str, str]:
    if not isinstance(problem, Invalid):
        return {}
    return {one.field: words(f"problem.{one.field}") for one in problem.errors}


def _banner(words: Words, problem: Problem | None) -> Html:
    if problem is None:
        return Html()
    told = [element("strong", words("problem.title")), *(element("div", one) for one in _sentences(words, problem))]
    return element("div", *told, class_="melding", role="alert")


def _sentences(words: Words, problem: Problem) -> list[str]:
    if isinstance(problem, Wrong):
        return [words(f"problem.{problem.reason}")]
    if isinstance(problem, Invalid):
        return list(_faults(words, problem).values())
    if isinstance(problem, Blocked):
        return [words("problem.blocked", minutes=problem.minutes_left)]
    named = {OwnData: "own", NotUsable: "not_usable", TooLate: "too_late", TooLow: "too_low", Stopped: "stopped"}
    return [words(f"problem.{named[type(problem)]}")]
