"""No regular expression of the package can be gone through in exponentially many ways."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.backtracking import ambiguous

PACKAGE = Path(__file__).parents[2] / "pipeline" / "claimledger"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+b",
        r"(?:a*)*b",
        r"(?:ab|ab)*c",
        r"(?:\w,|\d,)+-",
        r"(?:a?b?)*c",
        r"(?:@\w+[^;]*;)*x",
        r"(?:\s|<!--.*?-->)*<p",
        r"(?:\w+\s?)+\.",
        r"(?:[a-f]y|[e-k]y)*x",
        r"(?:ab|a|b)*x",
        r"(?:a{1,3})+b",
        r"(?:.*,){20}x",
        r"(?>(?:a+)+b)c",
        r"x(?=(?:a+)+b)",
        r"(?i:[a-z]y|Ky)*x",
        r"(?i)(?:[a-z]y|Ky)*x",
    ],
)
def test_a_loop_with_two_ways_is_found(pattern: str) -> None:
    assert ambiguous(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+,)+b",
        r"(?:\w+\s)+\.",
        r"a*a*b",  # grows with the square
        r"(?:\w++ ?)+x",
        r"(?:@\w++[^;]*;)*x",
        r"(?:[a-f]y|[g-k]y)*x",
        r"(?:ab|ac)*x",
        r"(?:.*\n)*x",
        r"(?:\d{1,3},)*\d+",
        r"[a-z]+(?:-[a-z]+)*",
        r"(?:(?>a|ab)c)*x",
        r"(?:[a-z]y|Ky)*x",
        r"(?:a|b)?(?:a|b)?x",
    ],
)
def test_a_loop_with_one_way_is_none(pattern: str) -> None:
    assert not ambiguous(pattern)


def test_no_expression_of_the_package_has_such_a_loop() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality.backtracking"],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("ambiguous")] == []
    looked_at = set(lines)
    compiling = {
        "claimledger." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in PACKAGE.rglob("*.py")
        if "training" not in path.parts
        and re.search(r"^\w+ = re\.compile", path.read_text(), re.MULTILINE)
    }
    assert {name.removesuffix(".__init__") for name in compiling} <= looked_at
