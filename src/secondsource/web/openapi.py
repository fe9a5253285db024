"""The rows of pages, downloads and actions → their OpenAPI 3.1 description; routes are made of the very same rows."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

import secondsource
from secondsource.web.answers import ErrorAnswer
from secondsource.web.page_table import Download, Page, Parameter, Row

_REF = "#/components/schemas/{name}"


def describe(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the description of everything programs may ask for."""
    contexts = list(dict.fromkeys(row.context for row in rows if isinstance(row, Page)))
    shapes, schemas = msgspec.json.schema_components([*contexts, ErrorAnswer], ref_template=_REF)
    shape_of = dict(zip(contexts, shapes, strict=False))
    failed = {
        "default": {"description": "It cannot be answered.", "content": {"application/json": {"schema": shapes[-1]}}}
    }
    paths: dict[str, Any] = {}
    for row in rows:
        for path, method, done in _operations(row, shape_of):
            asked = _parameters(row.parameters, path)
            paths.setdefault(path, {})[method] = {"summary": row.summary, **asked, "responses": {**done, **failed}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Secondsource",
            "version": secondsource.__version__,
            "description": "Every page has a JSON twin; every error has one shape.",
        },
        "paths": dict(sorted(paths.items())),
        "security": [{"token": []}, {}],
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operations(row: Row, shape_of: dict[type, Any]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """Yield (path, method, what comes back) for each operation of a row."""
    if isinstance(row, Page):
        yield row.path, "get", _answer("The page.", "text/html", {"type": "string"})
        yield row.twin, "get", _answer("The same for programs.", "application/json", shape_of[row.context])
    elif isinstance(row, Download):
        yield row.path, "get", _answer("The file.", row.media.partition(";")[0], {"type": "string"})
    else:
        yield row.path, "post", {"303": {"description": "Done; the page named shows what came of it."}}


def _answer(what: str, media: str, schema: Any) -> dict[str, Any]:
    return {"200": {"description": what, "content": {media: {"schema": schema}}}}


def _parameters(parameters: Sequence[Parameter], path: str) -> dict[str, Any]:
    """Return parameters of path and query, and the form of an action."""
    needed = set(re.findall(r"{(\w+)}", path)) | {p.name for p in parameters if p.needed}
    plain = [
        {
            "name": p.name,
            "in": p.where,
            "description": p.what,
            "required": p.name in needed,
            "schema": _schema(p),
        }
        for p in parameters
        if p.where != "form"
    ]
    fields = {p.name: {**_schema(p), "description": p.what} for p in parameters if p.where == "form"}
    body = {"type": "object", "properties": {"form_token": {"type": "string"}, **fields}}
    posted = {"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": body}}}} if fields else {}
    return ({"parameters": plain} if plain else {}) | posted


def _schema(parameter: Parameter) -> dict[str, Any]:
    if parameter.number:
        return {"type": "integer", "minimum": 0}
    return {"type": "string", "enum": list(parameter.choices)} if parameter.choices else {"type": "string"}
