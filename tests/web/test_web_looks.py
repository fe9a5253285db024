"""One look at the desk serves many, and nobody is told what was seen before they asked."""

import asyncio
import threading

import pytest

from secondsource.web.looks import Looks


def test_one_look_serves_all_who_asked_before_it_began():
    seen = iter(range(100))
    looks = Looks(lambda: next(seen))

    async def many():
        return await asyncio.gather(*(looks() for _ in range(50)))

    assert asyncio.run(many()) == [0] * 50
    assert asyncio.run(many()) == [1] * 50  # in another loop too


def test_who_asks_during_a_look_waits_for_the_next():
    looks, told = None, []

    def look():
        if not told:
            told.append(asyncio.run_coroutine_threadsafe(looks(), loop))
        return len(told) and told[0]

    async def run():
        nonlocal looks, loop
        loop, count = asyncio.get_running_loop(), iter(range(9))
        looks = Looks(lambda: (look(), next(count))[1])
        first = await looks()
        return first, await asyncio.wrap_future(told[0])

    loop = None
    assert asyncio.run(run()) == (0, 1)


def test_what_a_look_stumbles_over_is_told_and_the_next_goes_on():
    answers = iter([ValueError("x"), 7])

    def look():
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    looks = Looks(look)
    with pytest.raises(ValueError, match="x"):
        asyncio.run(looks())
    assert asyncio.run(looks()) == 7


def test_a_look_that_hangs_is_a_change_and_the_next_wait_for_nothing():
    """Fails by never ending where a look is waited for without end."""
    free, begun = threading.Event(), []

    def look():
        begun.append(1)
        free.wait(60)
        return "seen"

    looks = Looks(look, patience_s=0.05)

    async def run():
        told = [await looks() for _ in range(20)]
        hung = len(begun)
        free.set()
        while (seen := await looks()) != "seen":
            await asyncio.sleep(0.01)
        return told, hung, seen

    told, hung, seen = asyncio.run(run())
    assert len(set(told)) == 20  # each told that the desk has changed
    assert (hung, seen) == (1, "seen")


def test_the_end_of_looking_waits_for_no_look_that_hangs():
    looks = Looks(threading.Event().wait, patience_s=0.05)
    asyncio.run(looks())
    looks.close(0.05)
    assert all(one.daemon for one in threading.enumerate() if one.name == "look")


def test_what_was_looked_through_is_ended_on_its_own_thread():
    seen = []
    looks = Looks(lambda: seen.append(threading.get_ident()), lambda: seen.append(threading.get_ident()))
    asyncio.run(looks())
    looks.close(20)
    assert len(seen) == 2
    assert set(seen).isdisjoint({threading.get_ident()})
    assert len(set(seen)) == 1
