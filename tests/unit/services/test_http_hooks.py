"""Proves that a call is told with its sizes, and that a registry may ask another one while it answers."""

from services.http import Call, CallRecord, Hooks, Http
from services.http.deadline import Deadline, run_under, running_deadline
from tests.helpers.worlds import Bench

BSN = "900050342"


def test_the_record_tells_how_large_the_bodies_were() -> None:
    bench = Bench("rdw", {})
    told: list[CallRecord] = []
    http = Http(bench.clock, bench._endpoint, bench.host.adapter, Hooks(told=(told.append,)))
    reply = http.send(Call("rdw", "opendata", "GET", "/m9d7-ebf2.json", token=bench.session(BSN).token))
    assert (told[0].sent, told[0].received) == (0, len(reply.body))


def test_a_call_inside_a_call_leaves_the_outer_deadline_in_force() -> None:
    bench = Bench("rdw", {})
    outer = Deadline(bench.clock, 5)
    run_under(outer)
    try:
        http = Http(bench.clock, bench._endpoint, bench.host.adapter)
        http.send(Call("rdw", "opendata", "GET", "/m9d7-ebf2.json", token=bench.session(BSN).token))
        assert running_deadline() is outer
    finally:
        run_under(None)
