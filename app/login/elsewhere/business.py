"""Logging in for an organisation: the pages of each step, and the session that comes of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

from msgspec import Struct

from app.kit.texts import Texts
from app.login.elsewhere.flow import Ask, Done, Identity, Start, Stopped
from app.login.elsewhere.pages import ConfirmPage, OptionPage, PasswordPage, SecondPage
from app.login.step_page import StepPage, Words
from app.login.wording import Explained
from services.identity.eherkenning import steps
from services.identity.eherkenning.attempt import BusinessAttempt
from services.identity.eherkenning.attributes import numbers_for
from services.identity.eherkenning.authority import Bedrijf, Middel, Refused
from services.identity.eherkenning.directory import Directory
from services.identity.results import Blocked, Wrong
from services.identity.session import Party, Session
from services.identity.session_guard import end_of
from services.identity.subjects import ends
from services.values import hiding
from widgets.description_list import Entry

OWN = "own"
At = Literal["supplier", "end"]


class _Typed(Struct, frozen=True):
    """A step with what its fields hold, and what was wrong the last time."""

    step: Any
    name: str = ""
    secret: str = ""
    problem: Wrong | None = None

    __repr__ = hiding("name", "secret")


class BusinessFlow:
    """``middelen`` are the practice means; ``remembered`` and ``remember`` keep the chosen supplier.

    ``rehearsed`` gives the words of a rehearsal by which even a good login ends: at the supplier, or at the end.
    """

    def __init__(
        self,
        texts: Texts,
        directory: Directory,
        middelen: Sequence[Middel],
        attempt: Callable[[], BusinessAttempt],
        start: Start,
        persona_of: Callable[[str], str],
        remembered: str = "",
        remember: Callable[[str], None] | None = None,
        rehearsed: Callable[[At], Explained | None] | None = None,
    ) -> None:
        self._texts = texts
        self._directory = directory
        self._middelen = middelen
        self._make = attempt
        self._start = start
        self._persona_of = persona_of
        self._remembered = remembered
        self._remember = remember
        self._rehearsed = rehearsed
        self._attempt = attempt()
        self._step: Any = None

    def begin(self) -> object:
        """Return the suppliers to choose from."""
        self._attempt = self._make()
        return self._kept(self._attempt.begin(self._remembered))

    def back(self) -> object:
        """Begin again: what was proved at a supplier is proved again."""
        return self.begin()

    def page(self, step: Any, ask: Ask) -> StepPage | Done | Stopped:
        """Return the page of a step, or how it ended."""
        typed = step if isinstance(step, _Typed) else _Typed(step)
        inner = typed.step
        if isinstance(inner, steps.BusinessLoggedIn):
            spoiled = self._spoiled("end")
            return Stopped(spoiled) if spoiled is not None else Done(self._session(inner))
        if isinstance(inner, steps.NeedPassword) and (down := self._spoiled("supplier")) is not None:
            return Stopped(down)
        if isinstance(inner, Refused | Blocked):
            return Stopped(self._words(inner), isinstance(inner, Refused) and inner.reason == "cancelled")
        if isinstance(inner, steps.NeedPassword):
            login = PasswordPage(
                self._texts, inner.leverancier.naam, (typed.name, typed.secret), self._problem(typed.problem)
            )
            login.sent.connect(partial(self._asked, ask, self._log_in))
            return login
        if isinstance(inner, steps.NeedSecond):
            second = SecondPage(self._texts, inner.kind, self._problem(typed.problem), typed.secret)
            second.sent.connect(partial(self._asked, ask, self._second))
            return second
        if isinstance(inner, steps.Summary):
            service = self._texts.official(inner.dienst.naam)
            confirm = ConfirmPage(self._texts, "summary", self._entries(inner), service=service)
            confirm.confirmed.connect(partial(ask, self._attempt.confirm))
            return confirm
        return self._options(inner, ask)

    def identities(self) -> Sequence[Identity]:
        """Return every practice means."""
        made = []
        for one in self._middelen:
            supplier = self._directory.leverancier(one.leverancier)
            about = self._texts("panel.means", supplier=supplier.naam if supplier else "", level=one.niveau.label)
            made.append(Identity(one.gebruikersnaam, one.naam, about))
        return made

    def fill(self, key: str) -> object:
        """Go to the supplier of a means with its details filled in; or fill in the code that is asked."""
        chosen = next(one for one in self._middelen if one.gebruikersnaam == key)
        if isinstance(self._step, steps.NeedSecond):
            message = self._attempt.phone()
            return self._kept(_Typed(self._step, secret=chosen.pin or (message.code if message else "")))
        self._attempt = self._make()
        step = self._attempt.choose_supplier(chosen.leverancier)
        return self._kept(_Typed(step, chosen.gebruikersnaam, chosen.wachtwoord))

    def told(self) -> str:
        """Return the code on the practice phone or token; empty when there is none."""
        message = self._attempt.phone() if isinstance(self._step, steps.NeedSecond) else None
        return f"{message.code[:3]} {message.code[3:]}" if message else ""

    def _spoiled(self, at: At) -> Explained | None:
        return self._rehearsed(at) if self._rehearsed is not None else None

    # --- from pages to the attempt

    def _asked(self, ask: Ask, verb: Callable[..., object], *given: object) -> None:
        ask(partial(verb, *given))

    def _log_in(self, name: str, secret: str) -> object:
        return self._kept(self._again(self._attempt.log_in(name, secret), name))

    def _second(self, code: str) -> object:
        return self._kept(self._again(self._attempt.enter_second(code), ""))

    def _again(self, result: Any, name: str) -> Any:
        return _Typed(self._step, name, problem=result) if isinstance(result, Wrong) else result

    def _kept(self, step: Any) -> Any:
        self._step = step.step if isinstance(step, _Typed) else step
        return step

    def _chosen(self, step: Any, key: str, remember: bool) -> object:
        attempt = self._attempt
        if isinstance(step, steps.ChooseSupplier):
            self._remembered = key if remember else ""
            if self._remember is not None:
                self._remember(self._remembered)
            return self._kept(attempt.choose_supplier(key))
        if isinstance(step, steps.ChooseCompany):
            return self._kept(attempt.choose_company(key))
        if isinstance(step, steps.ChooseClient):
            return self._kept(attempt.choose_client("" if key == OWN else key))
        return self._kept(attempt.choose_vestiging(key))

    def _options(self, step: Any, ask: Ask) -> StepPage:
        texts = self._texts
        if isinstance(step, steps.ChooseSupplier):
            options = [(one.id, one.naam) for one in step.leveranciers]
            said = {
                "service": step.dienst.naam if step.dienst else "", "level": step.niveau.label if step.niveau else "",
            }  # fmt: skip
            page = OptionPage(texts, "supplier", options, step.remembered, texts("supplier.remember"), **said)
        elif isinstance(step, steps.ChooseCompany):
            page = OptionPage(texts, "company", [(one.kvk, self._company(one)) for one in step.bedrijven])
        elif isinstance(step, steps.ChooseClient):
            own = (OWN, texts("client.own", company=step.bedrijf.naam))
            page = OptionPage(texts, "client", [own, *((one.kvk, self._company(one)) for one in step.klanten)])
        else:
            page = OptionPage(texts, "branch", list(step.vestigingen), company=step.bedrijf.naam)
        page.chosen.connect(partial(self._asked, ask, partial(self._chosen, step)))
        return page

    # --- words

    def _company(self, one: Bedrijf) -> str:
        return self._texts("company.option", company=one.naam, kvk=one.kvk)

    def _entries(self, one: steps.Summary) -> list[Entry]:
        texts = self._texts
        entries: list[Entry] = [
            (texts("summary.person"), one.persoon),
            (texts("summary.company"), self._company(one.bedrijf)),
        ]
        rsin = numbers_for(one.bedrijf, one.dienst).get("rsin", "")
        if rsin:
            entries.append((texts("summary.rsin"), rsin))
        if one.vestiging[0]:
            entries.append((texts("summary.branch"), one.vestiging[1]))
        if one.tussenpersoon is not None:
            entries.append((texts("summary.through"), self._company(one.tussenpersoon)))
        entries.append((texts("summary.service"), f"{texts.official(one.dienst.naam)} · {one.dienst.dienstverlener}"))
        entries.append((texts("summary.level"), one.niveau.label))
        if one.tot is not None:
            entries.append((texts("summary.until"), texts.date(one.tot)))
        return entries

    def _problem(self, wrong: Wrong | None) -> Words | None:
        if wrong is None:
            return None
        key = "wrong" if wrong.reason == "credentials" else "code"
        tries = self._texts("error.tries", n=wrong.tries_left) if wrong.counted else ""
        return self._texts(f"problem.{key}_title"), f"{self._texts(f'problem.{key}')} {tries}".strip(), "err"

    def _words(self, ended: Refused | Blocked) -> Explained:
        texts = self._texts
        if isinstance(ended, Blocked):
            said = {"name": "", "until": texts.time(ended.until), "n": ended.minutes_left}
            return Explained(*(texts(f"refused.blocked.{part}", **said) for part in ("title", "what", "now", "help")))
        parts = ("title", "what", "now", "help")
        return Explained(*(texts(f"refused.{ended.reason}.{part}", name=ended.name) for part in parts))

    def _session(self, done: steps.BusinessLoggedIn) -> Session:
        now = self._start.clock.now()
        agent = done.tussenpersoon
        return Session(
            actor=Party("citizen", done.persoon, done.naam),
            subject=done.subject,
            level=done.niveau.level,
            means="eherkenning",
            started=now,
            expires=ends(end_of(now), done.tot),
            epoch=self._start.epoch,
            token="",
            persona=self._persona_of(done.persoon),
            ground="keten" if agent is not None else "functie",
            relation=agent.name if agent is not None else "",
            until=done.tot,
        )
