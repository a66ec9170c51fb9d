"""What this screen reads from DUO: education and money; runs on a worker."""

from collections.abc import Callable
from functools import partial
from typing import Any

from services.http import Sourced
from services.http.once import Once
from services.identity.session import Session
from services.registries.duo.client import Client
from services.registries.duo.records import Onderwijs, Studiefinancien

SOURCE = "duo"
Ask = Callable[[str], Any]
Education = Sourced[Onderwijs]
Money = Sourced[Studiefinancien]


class Sources:
    """What one visit asks: once, so that a redraw asks nothing again; a failure is asked again."""

    def __init__(self, session: Session, client: Ask) -> None:
        self.education: Once[Education] = Once(partial(education, session, client))
        self.money: Once[Money] = Once(partial(money, session, client))


def education(session: Session, client: Ask) -> Education:
    """Return diplomas, courses and exams; raises ServiceError."""
    duo: Client = client(SOURCE)
    return duo.onderwijs(session.subject.id)


def money(session: Session, client: Ask) -> Money:
    """Return student finance and study debt; raises ServiceError."""
    duo: Client = client(SOURCE)
    return duo.studiefinancien(session.subject.id)
