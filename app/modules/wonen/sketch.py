"""Turns the BAG's sketch of the street into what the map part draws: ground, plots with their houses, names."""

from services.registries.bag.records import Schets, Vlak
from widgets.map_data import GREEN, HEIGHT, ROAD, WATER, WIDTH, Area, Label, MapData, Plot, Shape
from widgets.plain import one_line

_GROUND = {"weg": ROAD, "water": WATER, "groen": GREEN}
_PLOT, _HOUSE = "perceel", "gebouw"
_CORNERS = 3
_BASELINE = 5.0  # a name's base line lies so much under its middle
_MOST = 400  # shapes and names; a sketch has some twenty


def map_data(schets: Schets) -> MapData:
    """Return the sketch stretched to the place of the map; shapes that are no area are left out."""
    across, down = WIDTH / (schets.breedte or WIDTH), HEIGHT / (schets.hoogte or HEIGHT)
    areas: list[Area] = []
    plots: list[Plot] = []
    waiting: list[tuple[Vlak, Shape]] = []
    for one in schets.vlakken[:_MOST]:
        shape = tuple((x * across, y * down) for x, y in one.punten)
        if len(shape) < _CORNERS:
            continue
        if one.soort in _GROUND:
            areas.append(Area(_GROUND[one.soort], shape))
        elif one.soort == _PLOT:
            waiting.append((one, shape))
        elif one.soort == _HOUSE:
            plot = waiting.pop() if waiting else (one, shape)
            plots.append(Plot(plot[1], shape, one_line(one.label, 8), one.eigen or plot[0].eigen))
    areas += [Area("plot", shape) for _, shape in waiting]
    labels = tuple(
        Label(one_line(one.tekst, 40), (one.x * across, one.y * down - _BASELINE))
        for one in schets.opschriften[:_MOST]
    )
    return MapData(tuple(areas), tuple(plots), labels)
