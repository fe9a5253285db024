"""Where a desk may stand open, what a token is good for, how guesses wait, which files are served."""

import pytest

from secondsource.errors import SettingsError
from secondsource.web.doors import Doors, checked_doors
from secondsource.web.hosts import host_allowed, is_loopback
from secondsource.web.keys import Keys, new_token
from secondsource.web.throttle import Throttle


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_needs_no_token(host):
    assert is_loopback(host)
    assert checked_doors(Doors(host=host)).token is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "desk.example"])
def test_anything_else_does(host):
    with pytest.raises(SettingsError) as raised:
        checked_doors(Doors(host=host))
    assert raised.value.code == "token-needed"
    assert checked_doors(Doors(host=host, token="x" * 16)).names == (host,)


def test_a_short_token_is_refused():
    with pytest.raises(SettingsError, match="token-too-short"):
        checked_doors(Doors(token="secret"))


def test_names_are_compared_without_case():
    names = checked_doors(Doors(names=("Desk.Example",))).names
    assert host_allowed("DESK.example:80", names)
    assert host_allowed("desk.example.", names)


def test_tokens_and_passes():
    keys, others = Keys("x" * 16), Keys("y" * 16)
    assert keys.is_token("x" * 16)
    assert not keys.is_token("x" * 15)
    assert not keys.is_token("\ud800")
    given = keys.new_pass()
    assert keys.is_pass(given)
    assert Keys("x" * 16).is_pass(given)
    assert not others.is_pass(given)
    assert not keys.is_pass(given[:-1])
    assert not Keys(None).is_token("")
    assert len({new_token() for _ in range(20)}) == 20


def test_forms_are_bound_to_their_visitor():
    keys = Keys(None)
    assert keys.is_form_token(keys.form_token("ann"), "ann")
    assert not keys.is_form_token(keys.form_token("ann"), "bob")
    assert not keys.is_form_token(keys.form_token(""), "")
    assert not Keys(None).is_form_token(keys.form_token("ann"), "ann")


def test_waits_double_up_to_five_minutes_and_are_forgiven():
    now = [1000.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(16):
        throttle.failed("a")
        waits.append(throttle.wait_s("a"))
    assert waits[:8] == [0, 0, 0, 0, 1, 2, 4, 8]
    assert waits[-1] == 300
    assert throttle.wait_s("b") == 0
    now[0] += 301
    assert throttle.wait_s("a") == 0
    throttle.passed("a")
    throttle.failed("a")
    assert throttle.wait_s("a") == 0


def test_what_is_remembered_of_guessers_is_bounded():
    throttle = Throttle(lambda: 0.0)
    for number in range(5000):
        throttle.failed(str(number))
    assert len(throttle._wrong) == 2000
