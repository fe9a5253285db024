"""No module of the package imports itself by any way round: function-level and type-only imports count too."""

import ast
from collections.abc import Iterator

from house_files import modules, tree


def imported(name: str) -> Iterator[str]:
    """Yield the modules of the package that a module imports, anywhere in its file."""
    path = modules()[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield full if full in modules() else base


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that reach one another (Tarjan, written flat: reach sets of a small graph)."""
    reach = {name: set(direct) for name, direct in graph.items()}
    changed = True
    while changed:
        changed = False
        for seen in reach.values():
            wider = seen.union(*(reach[other] for other in seen))
            if len(wider) > len(seen):
                seen |= wider
                changed = True
    rings = {tuple(sorted(b for b in graph if a in reach[b] and b in reach[a])) for a in graph if a in reach[a]}
    return sorted(map(list, rings))


def test_no_import_circles():
    graph = {name: {other for other in imported(name) if other in modules() and other != name} for name in modules()}
    assert any(graph.values())
    assert circles(graph) == []


def test_a_circle_is_noticed():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
