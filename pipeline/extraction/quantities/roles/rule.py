"""What a role rule is: a name, the role it gives, a test, and examples that hold it to its word."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.quantities.reading import Reading
from pipeline.extraction.quantities.tokens import Piece

Test = Callable[[Piece, Reading], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A fact of English that says what a number is when it is no claim.

    ``hits`` are texts with a quantity that this rule decides, ``misses`` texts that look alike
    and have none; both are tests. ``reason`` is what the quantities table shows.
    """

    name: str
    role: str
    reason: str
    test: Test
    hits: tuple[str, ...]
    misses: tuple[str, ...]


def rule(
    name: str, role: str, reason: str, *, hits: tuple[str, ...], misses: tuple[str, ...]
) -> Callable[[Test], Rule]:
    """Make a test a rule; put it into the RULES of its file where it is to be asked."""

    def make(test: Test) -> Rule:
        return Rule(name, role, reason, test, hits, misses)

    return make
