"""Who stands with whom, and who quotes, credits and copies whom: a picture, and the same as a table."""

from typing import Any, get_args

from sayso.views.network import Network, Of, network, strongest
from sayso.web.network import draw_network
from sayso.web.pages.ordering import Order
from sayso.web.pages.page import Ask, part_of

NODES = 36  # in one picture: more could not be told apart
SIZE = 50  # edges of a part of the table
EDGES = {"who": False, "with": False, "count": True}


def answer(ask: Ask) -> Network:
    """The network that the address asks for. Raises `InputError` where a name is not in the case."""
    of: Of = ask.asked.choice("of", Of) or "names"
    about = ask.asked.text("about")
    return ask.memory.recall(ask.case, ("network", of, about), lambda: network(ask.case, of, about=about))


def show(ask: Ask) -> dict[str, Any]:
    """The strongest part of it as a picture, and all of it as a table, part by part."""
    view = answer(ask)
    about, order = ask.asked.text("about"), Order(ask.asked, EDGES)
    nodes = {node.id: node for node in view.nodes}
    edges = ask.memory.recall(
        ask.case,
        ("edges", view.of, about, order.column, order.down),
        lambda: order.applied(
            view.edges,
            {
                "who": lambda edge: nodes[edge.source].name.casefold(),
                "with": lambda edge: nodes[edge.target].name.casefold(),
                "count": lambda edge: edge.count,
            },
        ),
    )
    drawn = ask.memory.recall(
        ask.case,
        ("picture", view.of, about),
        lambda: draw_network(strongest(view, NODES, around=about is not None)),
    )
    return {
        "view": view,
        "picture": drawn,
        "nodes": nodes,
        "order": order,
        "number": {dot.node.id: number for number, dot in enumerate(drawn.dots if drawn else ())},
        "part": part_of(edges, ask.asked, SIZE),
        "about": about,
        "kinds": get_args(Of),
    }
