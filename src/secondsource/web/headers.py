"""What every answer tells the browser: nothing runs, loads or frames here but the desk's own files."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SAFE_HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_KEPT_BY_NOBODY = ("cache-control", "private, no-cache")


def safe_headers(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer with the safe ones added; one that is there already stays as it is."""
    there = {name.lower() for name, _ in given}
    added = [(n.encode(), v.encode()) for n, v in (*SAFE_HEADERS, _KEPT_BY_NOBODY) if n.encode() not in there]
    return [*given, *added]
