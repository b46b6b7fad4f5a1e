"""Where the nodes and edges of a network stand in its picture: those with most to do with each other near each other."""

import math

from sayso.evidence import Record
from sayso.views.network import Edge, EdgeKind, Network, Node

WIDTH, HEIGHT, MARGIN = 1040, 660, 30
LETTER, LINE = 6.4, 15  # how wide and how high a letter of a label is
ROUNDS = 60
SMALL = 1e-6
LONGEST = 26  # letters of a label
FEW = 4  # nodes of a part that needs no more room than others


class Dot(Record, frozen=True):
    """A node's place: its middle, how large it is, and its label (under it)."""

    node: Node
    x: float
    y: float
    size: float
    label: str


class Line(Record, frozen=True):
    """An edge as a path from rim to rim, how thick it is."""

    edge: Edge
    path: str
    thick: float


class Picture(Record, frozen=True):
    """A network, ready for a template to write as SVG; the weightiest nodes are drawn last, on top."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT


class Box(Record, frozen=True):
    """A part of the picture."""

    left: float
    top: float
    right: float
    bottom: float


def draw_network(network: Network) -> Picture | None:
    """The picture, or `None` where there is no edge to draw; the same network always gives the same."""
    if not network.edges:
        return None
    most = max(node.weight for node in network.nodes)
    size = {node.id: 5 + 13 * math.sqrt(node.weight / most) for node in network.nodes}
    label = {node.id: _clip(node.name) for node in network.nodes}
    places = _apart(_places(network), label, size)
    dots = [Dot(one, *places[one.id], round(size[one.id], 1), label[one.id]) for one in network.nodes]
    strongest = max(edge.count for edge in network.edges)
    pairs = {(edge.source, edge.target, edge.kind) for edge in network.edges}
    lines = [
        Line(edge, _path(edge, places, size, pairs), round(1 + 3.5 * math.sqrt(edge.count / strongest), 1))
        for edge in network.edges
    ]
    return Picture(tuple(reversed(dots)), tuple(reversed(lines)))


def _places(network: Network) -> dict[str, tuple[float, float]]:
    """By forces: edges pull, nodes push each other away. What hangs together stands together: the largest part on the
    left and the others on the right, or, where no part is large, all in rows.
    """
    import networkx as nx  # noqa: PLC0415  (it is slow to load, and most pages do without)

    graph = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in network.nodes))
    for edge in network.edges:
        graph.add_edge(edge.source, edge.target, weight=1 + math.log(edge.count))
    largest, *others = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part))
    boxes = _boxes(largest, others)
    found: dict[str, tuple[float, float]] = {}
    for part, box in boxes:
        inner = graph.subgraph(part)
        start = nx.circular_layout(sorted(part))
        away = 2.2 / math.sqrt(len(part))
        points = nx.spring_layout(inner, pos=start, k=away, iterations=200, seed=1) if len(part) > 2 else start
        found |= _framed({key: (float(points[key][0]), float(points[key][1])) for key in part}, box)
    return found


def _boxes(largest: list[str], others: list[list[str]]) -> list[tuple[list[str], "Box"]]:
    """Room for each part: for the largest on the left, for the others in rows; in rows for all where all are small."""
    if len(largest) <= FEW:
        return _in_rows([largest, *others], Box(0.0, 0.0, WIDTH, HEIGHT))
    share = len(largest) / (len(largest) + sum(map(len, others)))
    border = WIDTH * (min(0.74, max(0.3, share)) if others else 1.0)
    left = (largest, Box(0.0, 0.0, border, HEIGHT))
    return [left, *_in_rows(others, Box(border, 0.0, WIDTH, HEIGHT))]


def _in_rows(parts: list[list[str]], box: "Box") -> list[tuple[list[str], "Box"]]:
    """The parts in rows, each with as much room as the next."""
    wide, tall = box.right - box.left, box.bottom - box.top
    across = max(1, round(math.sqrt(len(parts) * wide / tall * 0.6)))  # a label is longer than a node is tall
    wide, tall = wide / across, tall / max(1, -(-len(parts) // across))
    corners = [(box.left + at % across * wide, box.top + at // across * tall) for at in range(len(parts))]
    return [(part, Box(x, y, x + wide, y + tall)) for part, (x, y) in zip(parts, corners, strict=True)]


def _framed(points: dict[str, tuple[float, float]], box: Box) -> dict[str, tuple[float, float]]:
    """The points spread over the box, with room at its sides for labels."""
    side = min(LONGEST * LETTER / 2 + MARGIN, (box.right - box.left) / 2.5)
    rim = min(MARGIN, (box.bottom - box.top) / 5)
    across = _spread([x for x, _ in points.values()], box.left + side, box.right - side)
    down = _spread([y for _, y in points.values()], box.top + rim, box.bottom - rim - LINE)
    return dict(zip(points, zip(across, down, strict=True), strict=True))


def _spread(values: list[float], first: float, last: float) -> list[float]:
    low, high = min(values), max(values)
    if high - low < SMALL:
        return [(first + last) / 2 for _ in values]
    return [first + (value - low) / (high - low) * (last - first) for value in values]


def _apart(
    places: dict[str, tuple[float, float]], label: dict[str, str], size: dict[str, float]
) -> dict[str, tuple[float, float]]:
    """The places, moved until no label lies on another node or its label, as far as there is room."""
    keys = sorted(places)
    at = {key: list(places[key]) for key in keys}
    half = {key: max(len(label[key]) * LETTER / 2, size[key]) + 3 for key in keys}
    tall = {key: size[key] + LINE / 2 + 4 for key in keys}
    for _ in range(ROUNDS):
        moved = False
        for number, one in enumerate(keys):
            for other in keys[number + 1 :]:
                across = half[one] + half[other] - abs(at[one][0] - at[other][0])
                down = tall[one] + tall[other] - abs(at[one][1] - at[other][1])
                if across <= 0 or down <= 0:
                    continue
                moved = True
                axis, by = (1, down / 2) if down < across else (0, across / 2)
                sign = -1 if at[one][axis] <= at[other][axis] else 1
                at[one][axis] += sign * by
                at[other][axis] -= sign * by
        for key in keys:
            at[key][0] = min(max(at[key][0], half[key]), WIDTH - half[key])
            at[key][1] = min(max(at[key][1], size[key] + 4), HEIGHT - size[key] - LINE - 4)
        if not moved:
            break
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in at.items()}


def _path(
    edge: Edge, places: dict[str, tuple[float, float]], size: dict[str, float], pairs: set[tuple[str, str, EdgeKind]]
) -> str:
    """A straight line, or an arc where there is another one between the two, so that each is seen."""
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    far = math.hypot(x2 - x1, y2 - y1) or 1.0
    across, down = (x2 - x1) / far, (y2 - y1) / far
    x1, y1 = x1 + across * size[edge.source], y1 + down * size[edge.source]
    gap = size[edge.target] + (0 if edge.kind == "tie" else 6)
    x2, y2 = x2 - across * gap, y2 - down * gap
    between = [kind for one, other, kind in pairs if {one, other} == {edge.source, edge.target}]
    if len(between) < 2:
        return f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    bend = {"quotes": 0.12, "copies": -0.16, "credits": 0.3, "tie": 0.0}[edge.kind] * far
    middle = ((x1 + x2) / 2 - down * bend, (y1 + y2) / 2 + across * bend)
    return f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"


def _clip(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
