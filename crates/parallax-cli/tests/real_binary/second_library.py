"""Opens what `parallax network` wrote with networkx and compares it with its list of ties.

Each folder that is named holds edges.csv, and beside it whole.graphml, whole.visone.graphml,
whole.gexf and whole.csv of the same network, or windows.gexf of networks that follow one another.
Ends with a traceback where anything differs.
"""

import csv
import io
import sys
import warnings
from pathlib import Path

import networkx
from networkx.readwrite.gexf import GEXF

# Before version 3.6 networkx knows GEXF 1.2 only, which differs by its name in what is read here.
GEXF_1_3 = {"NS_GEXF": "http://gexf.net/1.3", "NS_VIZ": "http://gexf.net/1.3/viz"}
GEXF.versions.setdefault("1.3", {**GEXF.versions["1.2draft"], **GEXF_1_3, "VERSION": "1.3"})

KNOWN = ("statements", "first", "last", "party")


def main(folders):
    for folder in folders:
        nodes, ties = listed(folder / "edges.csv")
        if (folder / "windows.gexf").exists():
            check_windows(changing(folder / "windows.gexf"), ties)
        else:
            for name in ("whole.graphml", "whole.visone.graphml"):
                check_graphml(networkx.read_graphml(folder / name), nodes, ties, name)
            check_gexf(networkx.read_gexf(folder / "whole.gexf"), nodes, ties)
            check_matrix(folder / "whole.csv", ties)
        print(f"{folder.name}: {len(nodes)} nodes, {len(ties)} ties")


def changing(path):
    """A graph whose weights change. Gephi knows them by the id weight, which networkx has taken."""
    text = path.read_text(encoding="utf-8")
    for name in ("attribute id", "attvalue for"):
        assert f'{name}="weight"' in text, f"{path}: no weight changes"
        text = text.replace(f'{name}="weight"', f'{name}="changing"')
    return networkx.read_gexf(io.BytesIO(text.encode()))


def listed(path):
    """Nodes with what is known of them, and ties with their weights and periods."""
    nodes, ties = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends = [end(row, side, nodes) for side in ("source", "target")]
            if row["weight"]:
                period = (row["period_start"], row["period_end"])
                ties.setdefault(tuple(ends), []).append((float(row["weight"]), *period))
            else:
                assert ends[1] is None, f"no weight, but a target: {row}"
    assert nodes and ties, f"{path} is empty"
    return nodes, ties


def end(row, side, nodes):
    if not row[f"{side}_label"]:
        return None
    node = (row[f"{side}_variable"], row[f"{side}_label"])
    known = {name: row[f"{side}_{name}"] for name in KNOWN}
    # Of networks that follow one another each has its own counts.
    nodes.setdefault(node, known)
    return node


def same(what, found, wanted):
    for key in found.keys() | wanted.keys():
        assert found.get(key) == wanted.get(key), (
            f"{what}, {key}: {found.get(key)} where the list of ties has {wanted.get(key)}"
        )


def check_graphml(graph, nodes, ties, what):
    assert not graph.is_directed() and not graph.is_multigraph(), what
    label = {node: (data["variable"], data["name"]) for node, data in graph.nodes(data=True)}
    found = {
        label[node]: {
            "statements": str(data["frequency"]),
            "first": data.get("first", ""),
            "last": data.get("last", ""),
            "party": data.get("party", ""),
        }
        for node, data in graph.nodes(data=True)
    }
    same(f"{what}: nodes", found, nodes)
    same(f"{what}: ties", weights(graph, label), single(ties))
    places = {(data["x"], data["y"]) for _, data in graph.nodes(data=True)}
    assert len(places) == len(nodes), f"{what}: nodes are drawn at one place"


def check_gexf(graph, nodes, ties):
    label = {node: (data["variable"], data["label"]) for node, data in graph.nodes(data=True)}
    found = {}
    for node, data in graph.nodes(data=True):
        [(first, last)] = data.get("spells", [("", "")])
        known = {"statements": str(data["statements"]), "first": first, "last": last}
        found[label[node]] = {**known, "party": data.get("party", "")}
        assert "position" in data["viz"], f"{label[node]} has no place"
    same("whole.gexf: nodes", found, nodes)
    same("whole.gexf: ties", weights(graph, label), single(ties))


def check_windows(graph, ties):
    label = {node: (data["variable"], data["label"]) for node, data in graph.nodes(data=True)}
    found = {}
    for one, other, data in graph.edges(data=True):
        key = frozenset((label[one], label[other]))
        found[key] = [(float(weight), start, last) for weight, start, last in data["weight"]]
    wanted = {frozenset(ends): spells for ends, spells in ties.items()}
    same("windows.gexf: ties", found, wanted)
    assert max(len(spells) for spells in wanted.values()) > 1, "no tie lasts over two windows"


def check_matrix(path, ties):
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    wanted = {frozenset((a[1], b[1])): weight for (a, b), [(weight, *_)] in ties.items()}
    cells = {
        frozenset((row[0], column)): float(cell)
        for row in rows
        for column, cell in zip(header[1:], row[1:])
        if float(cell) != 0.0
    }
    same("whole.csv", cells, wanted)


def weights(graph, label):
    return {frozenset((label[a], label[b])): data["weight"] for a, b, data in graph.edges(data=True)}


def single(ties):
    return {frozenset(ends): weight for ends, [(weight, *_)] in ties.items()}


if __name__ == "__main__":
    warnings.simplefilter("error")
    main([Path(folder) for folder in sys.argv[1:]])
