"""The desk's own style and script → answers that may be kept: their address carries a hash of what they hold."""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from secondsource.brief.page_parts import page_asset
from secondsource.errors import RequestError

_FOLDER = Path(__file__).parent / "static"
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


class StaticFiles:
    """The files a page may load: those of the brief's page, and the desk's own; all are read once."""

    def __init__(self) -> None:
        self._files = {"page.css": page_asset("style.css").encode(), "page.js": page_asset("page.js").encode()}
        self._files |= {file.name: file.read_bytes() for file in sorted(_FOLDER.iterdir()) if file.is_file()}

    def address(self, name: str) -> str:
        """Return where a page finds a file."""
        return f"/static/{sha256(self._files[name]).hexdigest()[:12]}/{name}"

    async def answer(self, request: Request) -> Response:
        """Return a file; raises `RequestError` for any other name."""
        name = request.path_params["name"]
        if name not in self._files:
            raise RequestError("not-found", "there is no such page", "look for it from the front page", 404)
        kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
        lasting = {"cache-control": "private, max-age=31536000, immutable"}
        return Response(self._files[name], media_type=kind, headers=lasting)
