"""The package as it runs → every regular expression in it, by name: of modules, of functions, of literals in them."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import secondsource

_FLAG_TAKERS = ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression under the name it is kept by, and the methods that the package calls it with (none: not known)."""

    name: str
    pattern: re.Pattern[str]
    used: frozenset[str]


def find_patterns() -> list[Found]:
    """Return the expressions of all modules, sorted by name."""
    sources = {module.__name__: inspect.getsource(module) for module in _modules()}
    found: dict[str, Found] = {}
    for module in _modules():
        short = module.__name__.removeprefix("secondsource.")
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern) or getattr(value, "__module__", module.__name__) == module.__name__:
                for place, pattern in _within(f"{short}.{name}", value):
                    found[place] = Found(place, pattern, _used(place, sources))
        for one in _in_functions(short, module, sources[module.__name__]):
            if f"{one.name.partition('/')[0]}()" not in found:
                found[one.name] = one
    return [found[name] for name in sorted(found)]


def _modules() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(secondsource.__path__, "secondsource."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


def _within(name: str, value: Any, depth: int = 3) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the expressions in a value: it itself, those in what it holds, those a function without arguments gives."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif depth and isinstance(value, list | tuple | frozenset | set | dict):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in pairs:
            yield from _within(f"{name}[{key}]", one, depth - 1)
    elif callable(value) and getattr(value, "__self__", None) is not None and isinstance(value.__self__, re.Pattern):
        yield name, value.__self__
    elif _gives_patterns(value):
        yield from _within(f"{name}()", value(), depth)
    elif isinstance(value, type):
        for inner, one in sorted(vars(value).items()):
            if isinstance(one, re.Pattern | list | tuple | dict):
                yield from _within(f"{name}.{inner}", one, depth - 1)


def _gives_patterns(value: Any) -> bool:
    plain: Callable[..., Any] = inspect.unwrap(value) if callable(value) else value
    if not inspect.isfunction(plain) or inspect.signature(plain).parameters:
        return False
    return "Pattern" in str(plain.__annotations__.get("return", ""))


def _in_functions(short: str, module: ModuleType, source: str) -> Iterator[Found]:
    """Yield the expressions written out in functions; where one is put together, what is not known there is an "x"."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        number = 0
        for node in ast.walk(function):
            call = node.func if isinstance(node, ast.Call) else None
            if not (isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.value.id == "re"):
                continue
            if call.attr in _FLAG_TAKERS and isinstance(node, ast.Call):
                number += 1
                text, flags = _text(node.args[0], module), _flags(node)
                if text is not None:
                    used = frozenset({call.attr} - {"compile"})
                    yield Found(f"{short}.{function.name}/{number}", re.compile(text, flags), used)


def _text(node: ast.expr, module: ModuleType) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Constant():
            return None  # bytes
        case ast.JoinedStr(values=values):
            return "".join(_text(one, module) or "" for one in values)
        case ast.FormattedValue(value=value):
            return _text(value, module)
        case ast.BinOp(left=left, right=right):
            return (_text(left, module) or "") + (_text(right, module) or "")
        case ast.Name(id=name) if isinstance(vars(module).get(name), str):
            return str(vars(module)[name])
        case ast.Attribute(value=ast.Name(id=name), attr="pattern") if isinstance(vars(module).get(name), re.Pattern):
            return str(vars(module)[name].pattern)
        case _:
            return "x"


def _flags(node: ast.Call) -> int:
    names = [n.attr for a in (*node.args[1:], *(k.value for k in node.keywords)) for n in ast.walk(a)
             if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "re"]  # fmt: skip
    return sum({getattr(re, name) for name in names if isinstance(getattr(re, name), re.RegexFlag)})


def _used(name: str, sources: dict[str, str]) -> frozenset[str]:
    """Return the methods that an expression is called with, wherever its name stands before a dot."""
    own = re.match(r"(.*)\.([A-Za-z_]\w*)(\(\))?(?:\[|/|\Z)", name)
    if own is None or "[" in name or "/" in name:
        return frozenset()
    called = re.compile(rf"(?<!\w){own[2]}{re.escape(own[3] or '')}\.(\w+)\b")
    texts = [text for module, text in sources.items() if own[2] in text]
    private = own[2].startswith("_")
    within = [sources[f"secondsource.{own[1]}"]] if private else texts
    used = frozenset(method for text in within for method in called.findall(text))
    bare = re.compile(rf"(?<![\w.]){own[2]}{re.escape(own[3] or '')}(?![\w(.])")
    handed_on = sum(len(bare.findall(text)) for text in within) > 1 + (not private)
    return frozenset() if handed_on and not own[3] else used
