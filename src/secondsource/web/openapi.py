"""The rows of pages, downloads and actions → their OpenAPI 3.1 description; routes are made of the very same rows."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

import secondsource
from secondsource.web.answers import ErrorAnswer
from secondsource.web.page_table import LARGEST_NUMBER, Download, Page, Parameter, Row

_DONE = {
    "type": "object",
    "properties": {"done": {"const": True}, "see": {"type": "string"}},
    "required": ["done", "see"],
}
_TAG = {"ETag": {"description": "Stands for this very answer.", "schema": {"type": "string"}}}
_REF = "#/components/schemas/{name}"


def describe(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the description of everything programs may ask for."""
    contexts = list(dict.fromkeys(row.context for row in rows if isinstance(row, Page)))
    shapes, schemas = msgspec.json.schema_components([*contexts, ErrorAnswer], ref_template=_REF)
    shape_of = dict(zip(contexts, shapes, strict=False))
    refusals = {"application/json": {"schema": shapes[-1]}, "text/html": {"schema": {"type": "string"}}}
    failed = {"default": {"description": "It cannot be answered; JSON for who accepts that.", "content": refusals}}
    paths: dict[str, Any] = {}
    for row in rows:
        for path, method, done in _operations(row, shape_of):
            asked = _parameters(row.parameters, path, method)
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
        yield row.path, "get", _given("The page.", "text/html", {"type": "string"})
        yield row.twin, "get", _given("The same for programs.", "application/json", shape_of[row.context])
    elif isinstance(row, Download):
        media = row.media.partition(";")[0]
        yield row.path, "get", _given("The file.", media, {"type": "object" if media.endswith("json") else "string"})
    else:
        seen = _answer("Done; JSON for who accepts that.", "application/json", _DONE)
        yield row.path, "post", {"303": {"description": "Done; the page named shows what came of it."}, **seen}


def _answer(what: str, media: str, schema: Any) -> dict[str, Any]:
    return {"200": {"description": what, "content": {media: {"schema": schema}}}}


def _given(what: str, media: str, schema: Any) -> dict[str, Any]:
    """Return what comes back of what is asked for and need not be sent twice."""
    known = {"304": {"description": "You have it: If-None-Match named its ETag.", "headers": _TAG}}
    return {"200": {**_answer(what, media, schema)["200"], "headers": _TAG}, **known}


def _parameters(parameters: Sequence[Parameter], path: str, method: str) -> dict[str, Any]:
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
    token = {"type": "string", "description": "The token of our form; none is needed with the desk's own token."}
    body = {
        "type": "object",
        "properties": {"form_token": token, **fields},
        "required": [p.name for p in parameters if p.where == "form" and p.needed],
    }
    posted = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": body}}}
    return ({"parameters": plain} if plain else {}) | ({"requestBody": posted} if method == "post" else {})


def _schema(parameter: Parameter) -> dict[str, Any]:
    """Return what a parameter may be; "" means that it is not given, as browsers send a field that was left empty."""
    if parameter.number:
        return {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER}
    if parameter.choices:
        return {"type": "string", "enum": list(parameter.choices) + ([] if parameter.needed else [""])}
    if parameter.shape:
        return {"type": "string", **parameter.shape}
    return {"type": "string", "minLength": 1} if parameter.needed else {"type": "string"}
