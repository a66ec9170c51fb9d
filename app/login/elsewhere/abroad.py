"""Logging in from another country: the pages of each step, and the session that comes of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.kit.texts import Texts
from app.login.elsewhere.flow import Ask, Done, Identity, Start, Stopped
from app.login.elsewhere.pages import ConfirmPage, OptionPage
from app.login.step_page import StepPage
from app.login.wording import Explained
from services.identity.eidas.attempt import (
    ChooseCountry,
    Consent,
    ForeignAttempt,
    ForeignLoggedIn,
    ForeignLogin,
    Identity as Foreign,
    Refused,
)
from services.identity.eidas.countries import Land
from services.identity.session import Party, Session
from services.identity.session_guard import end_of
from widgets.description_list import Entry


class AbroadFlow:
    """``identiteiten`` are the practice identities of all countries."""

    def __init__(
        self,
        texts: Texts,
        identiteiten: Sequence[Foreign],
        attempt: Callable[[], ForeignAttempt],
        start: Start,
        persona_of: Callable[[str], str],
    ) -> None:
        self._texts = texts
        self._identiteiten = identiteiten
        self._make = attempt
        self._start = start
        self._persona_of = persona_of
        self._attempt = attempt()

    def begin(self) -> object:
        """Return the countries to choose from."""
        self._attempt = self._make()
        return self._attempt.begin()

    def back(self) -> object:
        """Begin again."""
        return self.begin()

    def page(self, step: Any, ask: Ask) -> StepPage | Done | Stopped:
        """Return the page of a step, or how it ended."""
        texts = self._texts
        if isinstance(step, ForeignLoggedIn):
            return Done(self._session(step))
        if isinstance(step, Refused):
            return Stopped(self._words(step), step.reason == "cancelled")
        if isinstance(step, Consent):
            confirm = ConfirmPage(texts, "consent", self._entries(step.identiteit), country=self._land(step.land))
            confirm.confirmed.connect(partial(ask, partial(self._attempt.agree, True)))
            return confirm
        if isinstance(step, ForeignLogin):
            return self._proving(step, ask)
        return self._countries(step, ask)

    def identities(self) -> Sequence[Identity]:
        """Return every practice identity abroad."""
        lands = {land.code: land for land in self._make().begin().landen}
        return [
            Identity(one.identifier, f"{one.voornamen} {one.achternaam}", self._about(one, lands.get(one.land)))
            for one in self._identiteiten
        ]

    def fill(self, key: str) -> object:
        """Go to the country of an identity and be it there."""
        chosen = next(one for one in self._identiteiten if one.identifier == key)
        self._attempt = self._make()
        self._attempt.choose_country(chosen.land)
        return self._attempt.prove(key)

    def told(self) -> str:
        """Nothing is sent to a phone here."""
        return ""

    def _countries(self, step: ChooseCountry, ask: Ask) -> StepPage:
        page = OptionPage(self._texts, "country", [(one.code, self._land(one)) for one in step.landen])
        page.chosen.connect(partial(self._chosen, ask, self._attempt.choose_country))
        return page

    def _proving(self, step: ForeignLogin, ask: Ask) -> StepPage | Stopped:
        options = [(one.identifier, f"{one.voornamen} {one.achternaam}") for one in step.identiteiten]
        if not options:
            return Stopped(self._words(Refused("cancelled")))
        said = {"means": step.land.middel, "country": self._land(step.land)}
        page = OptionPage(self._texts, "foreign", options, **said)
        page.chosen.connect(partial(self._chosen, ask, self._attempt.prove))
        return page

    def _chosen(self, ask: Ask, verb: Callable[[str], object], key: str, remember: bool) -> None:
        ask(partial(verb, key))

    def _land(self, land: Land) -> str:
        return land.name if self._texts.language == "en" else land.naam

    def _about(self, one: Foreign, land: Land | None) -> str:
        where = self._land(land) if land is not None else one.land
        return self._texts("panel.foreign", country=where, level=self._texts(f"loa.{one.niveau}"))

    def _entries(self, one: Foreign) -> list[Entry]:
        texts = self._texts
        return [
            (texts("consent.given"), one.voornamen),
            (texts("consent.surname"), one.achternaam),
            (texts("consent.born"), texts.date(one.geboren)),
            (texts("consent.number"), one.identifier),
            (texts("consent.level"), texts(f"loa.{one.niveau}")),
        ]

    def _words(self, ended: Refused) -> Explained:
        parts = ("title", "what", "now", "help")
        return Explained(*(self._texts(f"abroad.{ended.reason}.{part}", country=ended.land) for part in parts))

    def _session(self, done: ForeignLoggedIn) -> Session:
        now = self._start.clock.now()
        party = Party("citizen", done.resident.bsn, done.resident.naam)
        return Session(
            actor=party,
            subject=party,
            level=done.level,
            means="eidas",
            started=now,
            expires=end_of(now),
            epoch=self._start.epoch,
            token="",
            persona=self._persona_of(done.resident.bsn),
        )
