"""A page as fetched, or an entry of a feed -> a report; or why it is none."""

import codecs
import hashlib
from urllib.parse import urlsplit

from secondsource.ingest.decode import decode_bytes
from secondsource.ingest.reports import report_id
from secondsource.records.feed import FeedEntry, Fetched
from secondsource.records.problem import Problem
from secondsource.records.report import Media, Report, Skipped

_MARKUP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")
_LEAST_CONTENT_CHARS = 600  # a shorter text in a feed is a teaser


def report_of_page(fetched: Fetched, published: str | None = None) -> Report | Skipped:
    """Return the report that a page of HTML or a plain text is; `published` is what its feed says."""
    if fetched.media not in (*_MARKUP, "text/plain"):
        return Skipped(fetched.url, "binary-file", f"{fetched.media or 'unknown'}, not a page", "")
    if not urlsplit(fetched.url).path.strip("/") and not urlsplit(fetched.url).query:
        return Skipped(fetched.url, "not-a-report", "the front page of a site", "give the address of a report")
    markup = fetched.media != "text/plain"
    text, problems = _decoded(fetched.body, fetched.charset, markup)
    if not text.strip():
        return Skipped(fetched.url, "empty-file", "nothing in it", "")
    return _report(fetched.url, fetched.body, text, ("html" if markup else "text", published, problems))


def report_of_entry(entry: FeedEntry, outlet: str | None) -> Report | None:
    """Return the report whose whole text a feed gives; None for an entry that is only a teaser."""
    content = entry.content or ""
    if len(content) < _LEAST_CONTENT_CHARS:
        return None
    data = content.encode()
    return _report(entry.url, data, content, ("html", entry.published, ()), (entry.title, outlet))


def _report(
    url: str,
    data: bytes,
    text: str,
    told: tuple[Media, str | None, tuple[Problem, ...]],
    named: tuple[str | None, str | None] = (None, None),
) -> Report:
    digest = hashlib.sha256(data).hexdigest()
    media, published, problems = told
    return Report(
        id=report_id(digest, url),
        source=url,
        raw=text,
        media=media,
        sha256=digest,
        title=named[0],
        outlet=named[1],
        url=url,
        published=published,
        problems=problems,
        data=data,
    )


def _decoded(data: bytes, charset: str | None, markup: bool) -> tuple[str, tuple[Problem, ...]]:
    """Decode a page: by its own word, and by that of its server only where the bytes fit nothing else."""
    text, problems = decode_bytes(data, markup)
    if charset and any(problem.code == "encoding-guessed" for problem in problems):
        try:
            return data.decode(codecs.lookup(charset).name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return text, problems
