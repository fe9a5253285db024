"""Everything Secondsource raises, drawn as a tree.

SecondsourceError
├── InputError      the caller handed over something that cannot be read
├── SettingsError   a setting or option has no meaning
├── StoreError      the desk's database cannot be used
├── EngineError     the machinery underneath (a worker, an engine) failed
└── RequestError    what was asked of the page cannot be answered

Odd news is not an error: it becomes a `Problem` record. These are for what the caller can act on.
"""


class SecondsourceError(Exception):
    """Root of all errors; `code` is searchable in the documentation, `hint` says what to do."""

    def __init__(self, code: str, what: str, hint: str = "") -> None:
        super().__init__(f"{what} [{code}]" + (f" – {hint}" if hint else ""))
        self.code = code
        self.what = what
        self.hint = hint

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Let the error come over whole from another process."""
        return type(self), tuple(vars(self).values())


class InputError(SecondsourceError):
    """The caller handed over something that cannot be read as reports."""


class SettingsError(SecondsourceError):
    """A setting or option has no meaning."""


class StoreError(SecondsourceError):
    """The desk's database cannot be used."""


class EngineError(SecondsourceError):
    """The machinery underneath failed."""


class RequestError(SecondsourceError):
    """What was asked of the page cannot be answered; `status` is the HTTP status that says so."""

    def __init__(self, code: str, what: str, hint: str = "", status: int = 400) -> None:
        super().__init__(code, what, hint)
        self.status = status
