from secondsource.values.status import is_ongoing


def test_ongoing_is_said_in_words() -> None:
    assert is_ongoing("Rescue work continues")
    assert not is_ongoing("Rescue work discontinued")
