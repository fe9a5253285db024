"""A web archive (WARC, also gzipped; CC-NEWS as published) -> the pages in it as reports, read one by one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from secondsource.ingest.addresses import canonical_url
from secondsource.ingest.cuts import Part
from secondsource.ingest.pages import report_of_page
from secondsource.records.feed import Fetched, Remembered
from secondsource.records.report import Report, Skipped

_MOST_HEAD_BYTES = 1_000_000  # of a record; those of CC-NEWS have some two thousand


def read_archive(path: Path, stream: BinaryIO | Part, max_bytes: int) -> Iterator[Report | Skipped]:
    """Yield the pages of an archive that were answered with 200; redirects, pictures and the like are passed by."""
    try:
        archive = ArchiveIterator(stream)
        heads = _Heads(archive.reader)
        for record in archive:
            heads.begin()  # lines that come in chunks are read like those of a head
            if record.rec_type == "response":
                yield from _read(path, record, max_bytes)
            heads.begin()
    except Exception as error:  # whatever a broken archive brings about in warcio: what came before is read
        yield Skipped(path.as_posix(), "broken-archive", f"the archive cannot be read on: {error}", "fetch it again")


class _Heads:
    """Lets the lines read of an archive come to so many bytes between two records: a head is held whole in memory."""

    def __init__(self, reader: Any) -> None:
        self._readline = reader.readline
        self._left = _MOST_HEAD_BYTES
        reader.readline = self._bounded

    def begin(self) -> None:
        """Begin to count anew."""
        self._left = _MOST_HEAD_BYTES

    def _bounded(self, length: int | None = None) -> bytes:
        line: bytes = self._readline(min(length or _MOST_HEAD_BYTES, self._left))
        self._left -= len(line)
        if self._left <= 0:
            raise ValueError(f"a head larger than {_MOST_HEAD_BYTES / 1e6:g} MB")
        return line


def _read(path: Path, record: ArcWarcRecord, max_bytes: int) -> Iterator[Report | Skipped]:
    heads = record.http_headers
    url = canonical_url(record.rec_headers.get_header("WARC-Target-URI") or "")
    kind = (heads.get_header("Content-Type") or "") if heads else ""
    media, _, rest = kind.partition(";")
    if heads is None or url is None or heads.get_statuscode() != "200" or "html" not in media.lower():
        return
    body = record.content_stream().read(max_bytes + 1)
    if len(body) > max_bytes:
        yield Skipped(f"{path.as_posix()}#{url}", "too-large", f"larger than {max_bytes / 1e6:g} MB", "")
        return
    charset = rest.partition("charset=")[2].strip(" \"';") or None
    yield report_of_page(Fetched(url, 200, body, media.strip().lower(), charset, Remembered()))
