"""`watch` killed at random moments loses and doubles nothing; the bench does it two hundred times."""

import random

from killed_by_hand import Killed, what_is_wrong
from news_server import news_server

KILLS = 4
PLACES = ("Elm", "Velden", "Port Ash", "Brill", "Norland", "Tarn", "Osk", "Lune")


def text(number):
    """Return the invented news of one page: of each place there are several reports."""
    place, hurt = PLACES[number % len(PLACES)], 10 + number % 7
    return (
        f"A storm broke over {place} on Saturday and {hurt} people were hurt, the mayor of {place} said.\n"
        f"The roof of the market hall of {place} fell in. Firefighters worked through the night, and schools stay shut."
    )


def test_killed_again_and_again(tmp_path):
    pick = random.Random(20)
    with news_server() as server:
        killed = Killed(server, tmp_path / "desk.db", text)
        for number in range(4):
            killed.grow(number, pick)
        seconds = killed.run()
        for number in range(4, 4 + KILLS):
            killed.grow(number, pick)
            killed.kill_after(pick.uniform(0.2, 1.0) * seconds)
        killed.run()
        killed.forked.close()
        assert killed.kills
        assert what_is_wrong(killed) == []
