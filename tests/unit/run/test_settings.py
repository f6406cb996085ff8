"""Who is heard first: the call, then the environment, then the defaults."""

from pathlib import Path

import pytest

from claimledger import paths
from claimledger.run.engines import Where
from claimledger.run.settings import BadSetting, resolve


def test_defaults_are_the_projects() -> None:
    settings = resolve()
    assert settings.seeds == paths.ROOT / "seeds"
    assert settings.staging == paths.ROOT / "output" / ".staging"
    assert settings.where == Where()
    assert (settings.evidence, settings.min_confidence) == (None, None)
    assert (settings.links, settings.seconds) == ("refused", 600)


def test_the_environment_overrules_defaults_and_the_call_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = {"SEEDS": "a", "OUTPUT": "b", "ENGINE": "inline", "WORKERS": "3", "EVIDENCE": "none"}
    said |= {"LINKS": "followed", "SECONDS": "9"}
    for name, value in said.items():
        monkeypatch.setenv(f"CLAIMLEDGER_{name}", value)
    heard = resolve()
    assert (heard.seeds, heard.output) == (Path("a"), Path("b"))
    assert (heard.where, heard.evidence) == (Where("inline", 3), "none")
    assert (heard.links, heard.seconds) == ("followed", 9)
    called = resolve(seeds="c", engine="processes", workers=2, evidence="quote")
    assert (called.seeds, called.output) == (Path("c"), Path("b"))
    assert (called.where, called.evidence) == (Where("processes", 2), "quote")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "ENGINE",
            "steam",
            "engine: expected one of auto, inline, processes, cluster, found 'steam'",
        ),
        ("EVIDENCE", "all", "evidence: expected one of sentence, quote, none, found 'all'"),
        ("WORKERS", "many", "workers: expected a number from 1, found 'many'"),
        ("ENGINE", "cluster", "cluster: expected the address of a Dask scheduler, found none"),
        ("SECONDS", "0", "seconds: expected a number from 1, found '0'"),
        ("LINKS", "all", "links: expected one of refused, followed, found 'all'"),
        ("WORKERS", "0", "workers: expected a number from 1, found '0'"),
    ],
)
def test_a_value_that_cannot_be_says_so(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"CLAIMLEDGER_{name}", value)
    with pytest.raises(BadSetting, match=said):
        resolve()


def test_an_address_of_the_versions_is_one_of_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLEDGER_SERVED", "https://data.example.org/energy/")
    assert resolve().served == "https://data.example.org/energy"
    with pytest.raises(BadSetting, match="served: expected an address that begins with http"):
        resolve(served="output/versions")
