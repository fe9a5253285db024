"""The shipped numbers of the reader's network -> arrays, read once."""

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from secondsource.errors import SettingsError

Array = NDArray[np.float32]


@cache
def weights(language: str = "en") -> dict[str, NDArray[np.generic]]:
    """Return every array of `data/<language>/reader.npz` by name; raise `SettingsError` when the file is missing.

    Nothing but numbers is read from it (`allow_pickle` stays off). The result is shared: treat it as read-only.
    """
    place = files("secondsource.lang").joinpath("data", language, "reader.npz")
    if not place.is_file():
        raise SettingsError("no-weights", f"no reader weights for language {language!r}")
    with as_file(place) as path, np.load(path, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
