"""No figure of the quality gate falls below its floor, and no floor is lowered without a reason."""

from pathlib import Path

import pytest

from tests.quality import gate


@pytest.mark.parametrize("name", gate.MEASURES)
def test_figures_reach_their_floors(name: str, tmp_path: Path) -> None:
    if name in gate.NEED_SHARED and not gate.SHARED.is_dir():
        pytest.skip("../shared, with the benchmarks and their scorers, is not there")
    missed = gate.below(name, gate.MEASURES[name](tmp_path))
    assert not missed, "\n".join(missed)


def test_every_measure_has_floors() -> None:
    assert {name.partition(": ")[0] for name in gate.floors()} == set(gate.MEASURES)


def test_a_lowered_floor_says_why() -> None:
    for name, entry in gate.floors().items():
        assert entry["floor"] <= entry["best"], name
        assert entry["floor"] == entry["best"] or entry.get("reason"), f"{name} was lowered: why?"


def test_a_figure_below_its_floor_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"lines: verdict": {"floor": 95.0, "best": 95.0}}
    monkeypatch.setattr(gate, "floors", lambda: known)
    assert gate.below("lines", {"verdict": 95.0}) == []
    assert gate.below("lines", {"verdict": 94.8}) == [
        "lines: verdict is 94.8, below its floor of 95.0"
    ]
    assert gate.below("lines", {}) == ["lines: verdict has the floor 95.0, but was not measured"]


def test_raising_keeps_what_was_better() -> None:
    known = {
        "lines: label": {"floor": 90.0, "best": 92.0, "reason": "one line is read anew"},
        "lines: verdict": {"floor": 95.0, "best": 95.0},
    }
    assert gate.raised(known, "lines", {"label": 93.0, "verdict": 94.0}) == {
        "lines: label": {"floor": 93.0, "best": 93.0},
        "lines: verdict": {"floor": 95.0, "best": 95.0},
    }
