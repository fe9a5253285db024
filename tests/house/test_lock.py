"""The lock pins everything, and every pin has the hashes of the files it may come as."""

import re
from importlib.metadata import distribution

from house_files import ROOT
from packaging.requirements import Requirement

_PIN = re.compile(r"([a-z0-9-]+)==(\S+)")
_HASHED = re.compile(r"^([a-z0-9-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", re.MULTILINE)
_MEND = (
    "run: make lock (uv pip compile requirements.lock --generate-hashes --no-annotate --no-header"
    " -o requirements.hashes)"
)


def pins() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    found = [_PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(found), "every line pins one name to one version"
    return {one[1]: one[2] for one in found if one}


def test_every_pin_has_hashes() -> None:
    text = (ROOT / "requirements.hashes").read_text(encoding="utf-8")
    hashed = {name: version for name, version, _ in _HASHED.findall(text)}
    assert hashed == pins(), _MEND
    assert _HASHED.sub("", text).strip() == "", "a line that is neither a pin nor a hash"


def test_what_the_program_alone_needs_is_a_part_with_the_same_hashes() -> None:
    whole = (ROOT / "requirements.hashes").read_text(encoding="utf-8")
    part = (ROOT / "requirements.own.hashes").read_text(encoding="utf-8")
    blocks = {found[1]: found[0] for found in _HASHED.finditer(whole)}
    own = {found[1]: found[0] for found in _HASHED.finditer(part)}
    assert _HASHED.sub("", part).strip() == ""
    assert {name: blocks[name] for name in own} == own, "run: make lock"
    needed = {Requirement(one) for one in distribution("secondsource").requires or [] if "extra ==" not in one}
    assert {one.name.lower().replace("_", "-") for one in needed} | {"setuptools"} <= set(own), "run: make lock"
    assert "pytest" not in own


def test_nothing_is_installed_without_its_hash() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = re.findall(r"^\$\(VENV\)/\.ready\S*:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert len(recipes) == 2
    for recipe in recipes:
        assert "$(call hashed,requirements." in recipe
        assert " install " not in recipe
    (hashed,) = re.findall(r"^define hashed\n(.*?)^endef", makefile, re.MULTILINE | re.DOTALL)
    assert re.findall(r"\$\(PIP\) install (\S+)", hashed) == ["--require-hashes", "--no-deps"]


def test_what_we_need_is_pinned() -> None:
    needed = [Requirement(one) for one in distribution("secondsource").requires or []]
    missing = {one.name.lower().replace("_", "-") for one in needed} - set(pins())
    assert missing == set(), "run: make lock"
