"""The address of a report as given -> the address without what only tells who clicked; what a report is known by."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# Parameters that say where a reader came from, never which report is meant.
_TRACKERS = frozenset({
    "_ga", "_gl", "at_campaign", "at_medium", "cmpid", "dclid", "fbclid", "ftag", "gbraid", "gclid", "gclsrc",
    "guccounter", "icid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ns_campaign", "ns_mchannel",
    "ns_source", "ocid", "ref_src", "ref_url", "s_cid", "share", "smid", "smtyp", "soc_src", "soc_trk", "spm",
    "src_medium", "taid", "twclid", "utm", "wbraid", "xtor", "yclid",
})  # fmt: skip
_TRACKER_STARTS = ("utm_", "pk_", "mtm_", "hsa_", "at_custom", "__twitter_", "_hs")
_PORTS = {"http": 80, "https": 443}
_WWW = re.compile(r"\Awww\d?\.")
_SAFE = "/:@!$&'()*+,;=-._~%"


def canonical_url(address: str) -> str | None:
    """Return a web address in one form, trackers and fragment left out; None for what is no address of the web."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.rstrip(".")
    if not host:  # a name of dots alone
        return None
    shown = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    return urlunsplit((scheme, shown, _path(parts), _query(parts), ""))


def address_key(address: str) -> str | None:
    """Return what tells a report by its address: without scheme, "www." and a slash at the end."""
    canonical = canonical_url(address)
    if canonical is None:
        return None
    return _WWW.sub("", canonical.partition("://")[2]).rstrip("/")


def _path(parts: SplitResult) -> str:
    return quote(parts.path or "/", safe=_SAFE)


def _query(parts: SplitResult) -> str:
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _is_tracker(name)]
    return parts.query if len(kept) == len(pairs) else urlencode(kept)


def _is_tracker(name: str) -> bool:
    low = unquote(name).lower()
    return low in _TRACKERS or low.startswith(_TRACKER_STARTS)
