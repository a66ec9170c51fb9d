"""Who is asked for again is kept, who came once is not, and there are never more than so many."""

from datetime import date

from services.registries.brp.keeping import Kept, Key

DAY = date(2027, 1, 5)


def key(number: int, version: int = 0) -> Key:
    return f"9{number:08d}", DAY, version


def test_a_person_is_kept_from_the_second_time_on() -> None:
    kept = Kept(10)
    kept.offer(key(1), {"naam": "eerst"})
    assert kept.get(key(1)) is None and len(kept) == 0
    kept.offer(key(1), {"naam": "weer"})
    assert kept.get(key(1)) == {"naam": "weer"}
    assert kept.get(key(1, version=1)) is None, "the tables changed"


def test_who_comes_once_takes_no_place_of_who_comes_back() -> None:
    kept = Kept(10)
    for _ in range(2):
        kept.offer(key(0), {})
    for number in range(1, 20_000):
        kept.offer(key(number), {})
    assert kept.get(key(0)) == {} and len(kept) == 1


def test_there_are_never_more_than_so_many_and_the_oldest_goes() -> None:
    kept = Kept(10)
    for number in range(25):
        for _ in range(2):
            kept.offer(key(number), {"nummer": number})
    assert len(kept) == 10
    assert [kept.get(key(number)) for number in (14, 15, 24)] == [None, {"nummer": 15}, {"nummer": 24}]
