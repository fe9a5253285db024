"""No data of a stranger is run: what turns bytes into code, or into objects of any class, is not in the sources."""

import ast
from collections.abc import Iterator

import pytest
from house_files import modules, place, tree

# Modules that run what they read, and the names by which something harmless elsewhere does.
_MODULES = frozenset(
    {"code", "codeop", "dill", "joblib", "marshal", "pickle", "cPickle", "cloudpickle", "shelve", "yaml"}
)
_BUILTINS = frozenset({"eval", "exec", "compile", "__import__", "input"})
_CALLS = frozenset({
    "os.system", "os.popen", "pty.spawn", "os.startfile", "pandas.read_pickle", "numpy.memmap", "torch.load",
    "subprocess.getoutput", "subprocess.getstatusoutput", "tempfile.mktemp", "logging.config.fileConfig",
    "logging.config.listen", "zipfile.ZipFile.extractall", "tarfile.open", "shutil.unpack_archive",
    "jinja2.Environment.from_string",
})  # fmt: skip
_STARTS = ("os.exec", "os.spawn")
# XML may be written with these, but is read by a parser that was told to expand and fetch nothing.
_XML_READERS = (
    "etree.fromstring",
    "etree.parse",
    "etree.XML",
    "etree.iterparse",
    "ElementTree.fromstring",
    "ElementTree.parse",
)
_XML_MODULES = ("xml.dom", "xml.sax", "xml.parsers")


def is_dangerous(module: str) -> bool:
    """Does a module run what it reads?"""
    return module.partition(".")[0] in _MODULES or module.startswith(_XML_MODULES)


def dangers(parsed: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything that could run data."""
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            yield from ((node.lineno, name) for name in names if is_dangerous(name))
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in _BUILTINS | _CALLS or name.startswith(_STARTS):
                yield node.lineno, name
            if name.endswith(_XML_READERS) and len(node.args) + len(node.keywords) < 2:
                yield node.lineno, f"{name} without a parser of ours"
            for given in node.keywords:
                risky = (given.arg, ast.unparse(given.value)) in {("shell", "True"), ("allow_pickle", "True")}
                if risky or (given.arg in ("verify", "autoescape") and ast.unparse(given.value) == "False"):
                    yield node.lineno, f"{given.arg}={ast.unparse(given.value)}"


def test_nothing_runs_data() -> None:
    found = [f"{place(path)}: {line} {name}" for path in modules().values() for line, name in dangers(tree(path))]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle", "from pickle import loads", "import yaml.loader", "eval(given)", "exec(given)",
        "os.system(given)",
        "subprocess.run(given, shell=True)", "numpy.load(path, allow_pickle=True)", "import xml.sax",
        "etree.fromstring(given)",
        "Environment(autoescape=False)", "httpx.Client(verify=False)", "__import__(given)", "os.execvp(given, [])",
    ],
)  # fmt: skip
def test_it_would_be_noticed(line: str) -> None:
    assert [number for number, _ in dangers(ast.parse(line))] == [1]


def test_numbers_of_the_network_are_loaded_as_numbers() -> None:
    """NumPy can hold pickled objects in a file; every `load` says that it takes none."""
    loads = [
        node
        for path in modules().values()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.load", "numpy.load")
    ]
    assert loads
    for node in loads:
        assert ("allow_pickle", "False") in {(one.arg, ast.unparse(one.value)) for one in node.keywords}
