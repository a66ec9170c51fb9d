"""One login on its way: what is known of it, how time and the phone move it, and the step that comes of a result."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic

from msgspec.structs import replace

from app.login.after_steps import AfterLogin
from app.login.screens import (
    AlreadyIn,
    Asking,
    Cancelled,
    Choose,
    ChooseDocument,
    Credentials,
    Done,
    Ended,
    InTheApp,
    LockedOut,
    Open,
    PairApp,
    ReadDocument,
    S,
    ScanQr,
    Step,
    TimeUp,
)
from services.clock import Clock
from services.identity.account import Account
from services.identity.app_login import AppLogin, InApp, Pairing, Qr
from services.identity.attempt import Attempt
from services.identity.card_login import CardLogin, Reading
from services.identity.digid import DigiD
from services.identity.means import MEANS, OF_2014, SMS, Means
from services.identity.reminders import due
from services.identity.request import LoginRequest, Mode
from services.identity.results import (
    Blocked,
    Judged,
    LoggedIn,
    NotUsable,
    Stopped,
    TooLate,
    TooLow,
)
from services.identity.session import Level
from services.identity.sign_on import SignedOn
from services.identity.sms import SmsChoice

StartSession = Callable[[Account, Means, Level], S]


class Course(Generic[S]):
    """What the verbs of a login stand on (app/login/steps.py). A step is always the one that is shown."""

    def __init__(
        self,
        digid: DigiD,
        clock: Clock,
        start_session: StartSession[S],
        *,
        means: Sequence[Means] = MEANS,
        request: LoginRequest | None = None,
    ) -> None:
        self._digid = digid
        self._clock = clock
        self._start_session = start_session
        self._all = tuple(means)
        self.request = request or LoginRequest()
        self._choice = SmsChoice.AT_ONCE
        self._attempt: Attempt | None = None
        self.app: AppLogin | None = None
        self.card: CardLogin | None = None
        self._after: AfterLogin | None = None
        self._result: LoggedIn | None = None
        self.step: Step[S] = self.restart()

    @property
    def until(self) -> datetime:
        """When the login must be done."""
        return self._until

    @property
    def choice(self) -> SmsChoice:
        """What the tester practises with the sms."""
        return self._choice

    @property
    def means(self) -> tuple[Means, ...]:
        """The means that are offered: they exist in this time and can reach the level of the service."""
        there = OF_2014 if self.request.mode is Mode.YEAR_2014 else self._all
        return tuple(one for one in self._all if one in there and one.level >= self.request.level)

    def restart(self) -> Step[S]:
        """Begin again, with fifteen new minutes; who logged in elsewhere a moment ago only has to go on."""
        self._until = self._digid.deadline()
        return self._to_already_in() or self._to_choice()

    def tick(self) -> Step[S]:
        """Return the step as it is now: time may be up, a block over, the phone further. Call it every second."""
        now, step = self._clock.now(), self.step
        if isinstance(step, LockedOut):
            if now >= step.blocked.until:
                return self.restart()
            return self._to(replace(step, blocked=step.blocked.at(now)))
        if isinstance(step, Open) and now >= self._until:
            self._forget()
            return self._to(TimeUp(self._until))
        if isinstance(step, AlreadyIn) and self._held() is None:
            return self._to_choice()
        if self.app is not None:
            return self._follow_app(self.app)
        return self._follow_card(self.card) if self.card is not None else step

    # --- going on

    def _to_choice(self, suggested: str = SMS.id) -> Step[S]:
        self._forget()
        offered = self.means
        if not offered:   # the service asks what does not exist in the time that is played
            return self._to(Ended(self._until, Stopped("unsupported", SMS), SMS))
        if suggested not in [one.id for one in offered]:
            suggested = offered[0].id
        return self._to(Choose(self._until, offered, suggested, request=self.request))

    def _held(self) -> SignedOn | None:
        return self._digid.sign_on.serves(self.request.service, self._digid.needed(self.request))

    def _to_already_in(self) -> Step[S] | None:
        held = self._held()
        if held is None:
            return None
        self._forget()
        return self._to(AlreadyIn(held.until, held.visited, self.request))

    def _credentials(self, means: Means, username: str = "", password: str = "") -> Step[S]:
        self._forget()
        known = self._digid.remembered.username()
        total = len(means.steps)
        return self._to(
            Credentials(self._until, means, 1, total, username or known, password, remember=bool(known))
        )

    def _open_app(self, means: Means, *, here: bool) -> Step[S]:
        self._forget()
        if self._digid.pretence.ends == "cancelled":
            return self._to(Cancelled())
        self.app = self._digid.start_app(means, self.request, self._until, here=here)
        return self.tick()

    def _follow_app(self, app: AppLogin) -> Step[S]:
        state = app.site()
        if isinstance(state, Pairing):
            same = isinstance(self.step, PairApp)
            return self.step if same else self._to(PairApp(self._until, app.means, 1, 3))
        if isinstance(state, Qr):
            return self._to(ScanQr(self._until, app.means, 2, 3, state.payload, state.expires))
        if isinstance(state, InApp):
            number = 1 if app.here else 3
            return self._to(InTheApp(self._until, app.means, number, number, state.stage))
        return self._end(state, app.means)

    def _follow_card(self, card: CardLogin) -> Step[S]:
        state = card.site()
        if isinstance(state, Reading):
            return self._to(ReadDocument(self._until, card.means, 2, 2, state.kind, state.stage))
        if isinstance(state, LoggedIn | NotUsable | TooLow | Stopped | TooLate):
            return self._end(state, card.means)
        return self._to(ChooseDocument(self._until, card.means, 1, 2))

    def _pretended_end(self, means: Means) -> Step[S]:
        self._forget()
        if self._digid.pretence.ends == "cancelled":
            return self._to(Cancelled())
        return self._end(Stopped("unavailable", means, self._digid.rehearsal), means)

    def _end(self, result: Judged | Blocked | TooLate, means: Means) -> Step[S]:
        weak = self._attempt is not None and self._attempt.weak
        self._forget()
        if isinstance(result, Blocked):
            return self._to(LockedOut(result, means))
        if isinstance(result, TooLate):
            return self._to(TimeUp(result.until))
        if not isinstance(result, LoggedIn):
            return self._to(Ended(self._until, result, means, self._offers(result)))
        asked = due(self._digid, result, self.request, weak=weak)
        if not asked:
            return self._done(result)
        self._result, self._after = result, AfterLogin(self._digid, result.account, asked)
        return self._ask_on(None)

    def _ask_on(self, verb: Callable[[], object] | None) -> Step[S]:
        """Do something with what is asked and show what is asked next; after the last one the login is done."""
        step, after, result = self.tick(), self._after, self._result
        if after is None or result is None:
            return step
        if verb is not None:
            verb()
        if after.form is not None:
            return self._to(Asking(self._until, after.form))
        return self._done(replace(result, account=after.account))

    def _done(self, result: LoggedIn) -> Step[S]:
        self._forget()
        self._digid.sign_on.visit(result.account, result.means, result.level, self.request.service)
        session = self._start_session(result.account, result.means, result.level)
        return self._to(Done(session, result.account, result.means, result.level))

    def _offers(self, result: Stopped | NotUsable | TooLow) -> tuple[Means, ...]:
        if isinstance(result, TooLow):
            return tuple(one for one in self.means if one.level >= result.needed and one is not result.means)
        without_sms = isinstance(result, NotUsable) and result.reason in ("no_phone", "sms_off")
        return tuple(one for one in self.means if "sms" not in one.steps) if without_sms else ()

    def _forget(self) -> None:
        self._attempt = self.app = self.card = self._after = self._result = None

    def _to(self, step: Step[S]) -> Step[S]:
        self.step = step
        return step
