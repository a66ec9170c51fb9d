"""What cases bring to other screens: things to do, the newest cases, search hits, and the tour."""

from pathlib import Path

from app.kit.contributions import Attention, Hit, Panel, PanelRow, Scene, fields_shown
from app.kit.subject import who
from app.modules.zaken import load, model
from services.registries.zaken.records import Case, ToDo

_ROWS = 3
_SHORTEST = 2


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Return what cases ask of the citizen; weightier than the message about the same case."""
    cases = load.cases(scene.client).value
    return tuple(_asked(scene, case, case.todo) for case in load.running(cases) if case.todo)


def panel(scene: Scene) -> Panel:
    """Return the cases that changed last, running ones first."""
    rows = load.cases(scene.client).value[:_ROWS]
    return Panel(
        _title(scene),
        scene.texts("all_cases"),
        "zaken",
        tuple(_row(scene, case) for case in rows),
        scene.texts("empty.all" if scene.session.for_self else "panel_none_other"),
        order=20,
        source=load.SOURCE,
    )


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the cases that hold every word in title, number, kind, organisation or state."""
    if len(words.strip()) < _SHORTEST:
        return ()
    today = scene.clock.today()
    return tuple(
        Hit(
            case.title,
            f"{case.organisation} · {case.number} · {scene.texts.official(case.state)}",
            model.address_of(case.id),
            "folders",
            scene.texts.short_date(case.changed, today),
        )
        for case in load.matching(load.cases(scene.client).value, words[:200])
    )


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return both lists, and of each kind one case: asked for, running, finished, and late if there is one."""
    cases = load.cases(scene.client).value
    running, finished = load.running(cases), load.finished(cases)
    today = scene.clock.today()
    late = [case for case in running if case.last_day and case.last_day < today]
    asked = [case for case in running if case.todo]
    plain = [case for case in running if not case.todo]
    shown = [*asked[:1], *plain[:1], *late[:1], *finished[:1]]
    addresses = ["zaken", *(model.address_of(case.id) for case in shown), "zaken/afgerond"]
    papers = [*asked, *running, *finished][:1]
    for case in papers:
        documents = load.case(scene.client, case.id).value.documents
        addresses += [model.address_of(case.id, paper.id) for paper in documents if load.can_open(paper)][:1]
    return tuple(dict.fromkeys(addresses))


def _asked(scene: Scene, case: Case, todo: ToDo) -> Attention:
    # The page of the case does what the button says for a document; for the rest it is the next step.
    return Attention(
        model.todo_title(todo),
        case.organisation,
        todo.button if todo.kind == "document" and case.may_add else scene.texts("show_case"),
        model.address_of(case.id),
        todo.last_day,
        about=f"zaak:{case.id}",
        weight=1,
    )


def _row(scene: Scene, case: Case) -> PanelRow:
    mark = model.waiting_mark(scene.texts) if case.todo else model.state_mark(scene.texts, case)
    return PanelRow(case.id, case.title, case.organisation, model.address_of(case.id), mark=mark)


def _title(scene: Scene) -> str:
    session = scene.session
    return scene.texts("title") if session.for_self else scene.texts("panel_other", who=who(scene.texts, session))
