"""Work and its items -> what came of them, by the workers of a Dask scheduler that runs already."""

from collections.abc import Callable
from typing import Any

from secondsource.engine.local import Lost
from secondsource.errors import EngineError, SettingsError

_WAIT_SECONDS = 15


class DaskWorkers:
    """The workers of a scheduler; needs `secondsource[cluster]` here, and the same Secondsource on all of them."""

    def __init__(self, address: str) -> None:
        """Join the scheduler at HOST:PORT; raises `SettingsError` without the package, `EngineError` out of reach."""
        try:
            from distributed import Client, as_completed
        except ModuleNotFoundError as error:
            what = f"a Dask scheduler is spoken to with the package {error.name!r}"
            raise SettingsError("no-dask", what, "install secondsource[cluster], or take --engine local") from error
        self._address = address
        try:
            self._client = Client(f"tcp://{address}", timeout=_WAIT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise self._out_of_reach() from error
        self._done = as_completed(loop=self._client.loop)
        self._numbers: dict[str, int] = {}
        self.busy = 0
        if not self.count:
            self._client.close()
            hint = f"start some: dask worker tcp://{address} --nthreads 1"
            raise EngineError("no-workers", f"the scheduler at {address} has no workers", hint)

    @property
    def count(self) -> int:
        """How many work side by side now; workers may come and go."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, TimeoutError) as error:
            raise self._out_of_reach() from error

    def __enter__(self) -> "DaskWorkers":
        return self

    def __exit__(self, *error: object) -> None:
        self.drop()
        self._client.close()

    def drop(self) -> None:
        """Give up whatever is not done."""
        self._client.cancel(list(self._done.futures))
        self._done.clear()
        self._numbers.clear()
        self.busy = 0

    def put(self, number: int, work: Callable[[Any], Any], item: Any) -> None:
        """Have the work, a function of a module, done on an item; results are not kept by the scheduler."""
        future = self._client.submit(work, item, pure=False)
        self._numbers[future.key] = number
        self._done.add(future)
        self.busy += 1

    def take(self) -> tuple[int, Any]:
        """Wait for an item to be done; return its number and the result, `Lost` when its workers died each time."""
        from distributed import KilledWorker

        future = next(self._done)
        self.busy -= 1
        number = self._numbers.pop(future.key)
        if future.status in ("cancelled", "lost"):
            raise self._out_of_reach()
        error = future.exception()
        if isinstance(error, KilledWorker):
            return number, Lost(error.allowed_failures + 1)
        return number, future.result()

    def _out_of_reach(self) -> EngineError:
        hint = "start one (dask scheduler), or check HOST:PORT"
        return EngineError("cluster-out-of-reach", f"no Dask scheduler answers at {self._address}", hint)
