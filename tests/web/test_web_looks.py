"""One look at the desk serves many, and nobody is told what was seen before they asked."""

import asyncio

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
