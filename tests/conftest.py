"""What all tests share: hypothesis's profiles, and quiet libraries."""

import os
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["benchmarks"]
"""Programs that measure and train; they hold no tests."""

ROOT = Path(__file__).parents[1]
SHARED_SEEDS = ROOT.parent / "shared" / "seeds"

PATIENCE = 600
"""Seconds until a test takes a program that should end for one that hangs, on any machine."""

settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings in the environment, and a terminal's width or colours, decide no test."""
    ours = [name for name in os.environ if name.startswith("CLAIMLEDGER_")]
    for name in (*ours, "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests recorded: how many there are of each, and the largest."""
    found = defaultdict[str, list[float]](list)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) == "call":
                for name, figure in report.user_properties:
                    found[name].append(figure)
    for name, figures in sorted(found.items()):
        most = round(max(figures), 2)
        terminalreporter.write_line(f"{name}: {len(figures)} tests, at most {most:,}")


@pytest.fixture
def real_snapshots() -> list[Path]:
    """The five real snapshots, where they are."""
    if not SHARED_SEEDS.is_dir():
        pytest.skip("../shared/seeds, with the real snapshots, is not there")
    return sorted(SHARED_SEEDS.glob("*.txt"))
