import pytest
from streams_by_hand import stream

from secondsource.errors import StoreError
from secondsource.group.running import RunningStories
from secondsource.group.saved import load_running, save_running


def test_a_restart_gives_what_no_restart_gives():
    reports = stream(reports=60)
    through, stopped = RunningStories(), RunningStories()
    stopped.rulings.rule("r001", "r055", one_story=False)
    through.rulings.rule("r001", "r055", one_story=False)
    for n, report in enumerate(reports):
        through.add([report])
        stopped.add([report])
        if n % 7 == 0:
            stopped = load_running(save_running(stopped))
    assert save_running(stopped) == save_running(through)


def test_an_empty_stream_is_saved_too():
    assert save_running(load_running(save_running(RunningStories()))) == save_running(RunningStories())


@pytest.mark.parametrize("data", [b"", b"\x00", b"no state", save_running(RunningStories()).replace(b"@3", b"@9")])
def test_what_is_no_state_is_told(data):
    with pytest.raises(StoreError) as told:
        load_running(data)
    assert told.value.code == "no-running-state"
