import pytest

from secondsource.records.storyfile import BriefLine, Evidence, StoryFile, StoryHead, decode, encode


def story(**fields):
    head = StoryHead(id="s1", title="T", period=(None, None), heat=0.0)
    empty = {"reports": (), "entities": (), "points": (), "quotes": (), "times": (), "timeline": (), "brief": ()}
    return StoryFile(story=head, **{**empty, **fields})


def test_a_line_without_evidence_cannot_be_built():
    with pytest.raises(ValueError, match="without evidence"):
        BriefLine(text="The bridge fell", section="known", evidence=())


def test_what_is_written_is_read_back():
    evidence = Evidence(report="r1", start=0, end=3, text="The", sentence="The bridge fell.")
    told = story(brief=(BriefLine(text="The bridge fell", section="known", evidence=(evidence,)),))
    assert decode(encode(told)) == told


def test_the_file_says_what_it_is_and_ends_in_a_newline():
    written = encode(story())
    assert b'"schema": "secondsource/story@1"' in written
    assert written.endswith(b"}\n")
