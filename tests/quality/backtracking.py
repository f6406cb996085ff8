"""Which loops of a regular expression can be gone through in more than one way.

Such a loop makes an engine that backtracks try all ways, and they double with each character. A
loop is looked at as an automaton whose states are the places of its characters (Glushkov). It is
ambiguous where two different paths lead from a state back to it over the same characters; so where,
among pairs of states, one with two different states lies on a cycle with one of twice the same
state (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).

Characters are those that stand in the expression, their neighbours, and some of each category. What
an atomic group holds is looked at by itself, and stands for one character outside; so does a
reference back. A lookaround is looked at by itself.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MANY = 12
"""A repetition of so many times or more counts as one without an end."""

COMMON = "aZ0_ \n\t-.é²保\u00a0\u2028🙂\x00"
"""A character or two of each category."""

Node = tuple[Any, Any]
Pair = tuple[int, int]
Characters = frozenset[str]

CATEGORIES = {
    ops.CATEGORY_DIGIT: re.compile(r"\d"),
    ops.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    ops.CATEGORY_SPACE: re.compile(r"\s"),
    ops.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    ops.CATEGORY_WORD: re.compile(r"\w"),
    ops.CATEGORY_NOT_WORD: re.compile(r"\W"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an expression: where it begins and ends, and whether it may be empty."""

    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    empty: bool = True


@dataclass(slots=True)
class Automaton:
    """The places of the characters in a loop, and which may follow which.

    A place follows another twice where there are two ways to go there.
    """

    flags: int
    alphabet: Characters
    taken: list[Characters] = field(default_factory=list)
    after: list[list[int]] = field(default_factory=list)
    never: dict[int, Characters] = field(default_factory=dict)
    inner: list[Sequence[Node]] = field(default_factory=list)
    doubled: bool = False

    def place(self, characters: Iterable[str]) -> Part:
        """Add a place that takes one of some characters."""
        self.taken.append(frozenset(characters))
        self.after.append([])
        at = (len(self.taken) - 1,)
        return Part(at, at, empty=False)

    def follow(self, before: Iterable[int], then: Iterable[int]) -> None:
        """Let each place of some be followed by each of others."""
        for one, other in product(before, then):
            if not self.taken[other] <= self.never.get(one, frozenset()):
                self.after[one].append(other)

    def sequence(self, nodes: Iterable[Node]) -> Part:
        """Add parts that follow each other."""
        whole = Part()
        for node in nodes:
            part = self.part(node)
            self.follow(whole.last, part.first)
            whole = Part(
                whole.first + part.first if whole.empty else whole.first,
                whole.last + part.last if part.empty else part.last,
                whole.empty and part.empty,
            )
        return whole

    def either(self, branches: Iterable[Sequence[Node]]) -> Part:
        """Add parts of which one is taken."""
        parts = [self.sequence(branch) for branch in branches]
        self.doubled |= sum(part.empty for part in parts) > 1
        return Part(
            tuple(at for part in parts for at in part.first),
            tuple(at for part in parts for at in part.last),
            any(part.empty for part in parts),
        )

    def repeated(self, least: int, most: int, body: Sequence[Node]) -> Part:
        """Add a part that is taken several times."""
        if most < MANY:
            made = [self.sequence(body) for _ in range(most)]
            whole = Part()
            for number, part in reversed(list(enumerate(made))):
                self.follow(part.last, whole.first)
                last = whole.last + part.last if whole.empty else whole.last
                whole = Part(part.first, last, part.empty or number >= least)
            return whole
        part = self.sequence(body)
        self.follow(part.last, part.first)
        return Part(part.first, part.last, part.empty or not least)

    def part(self, node: Node) -> Part:  # noqa: PLR0911 - one a kind of node
        """Add whatever a node of the parsed expression says."""
        kind, value = node
        if kind in {ops.MAX_REPEAT, ops.MIN_REPEAT}:
            return self.repeated(*value)
        if kind is ops.POSSESSIVE_REPEAT:
            return self.possessive(*value)
        if kind is ops.SUBPATTERN:
            return self.group(*value)
        if kind is ops.BRANCH:
            return self.either(value[1])
        if kind is ops.GROUPREF_EXISTS:
            return self.either([value[1], value[2] or ()])
        if kind in {ops.ASSERT, ops.ASSERT_NOT}:
            self.inner.append(value[1])
            return Part()
        if kind is ops.AT:
            return Part()
        if kind is ops.ATOMIC_GROUP:
            return self.atomic(value)
        return self.place(self.alphabet if kind is ops.GROUPREF else self.characters(node))

    def group(self, _: int | None, added: int, removed: int, body: Sequence[Node]) -> Part:
        """Add a group with flags of its own."""
        flags, self.flags = self.flags, (self.flags | added) & ~removed
        part = self.sequence(body)
        self.flags = flags
        return part

    def possessive(self, least: int, most: int, body: Sequence[Node]) -> Part:
        """Add a repetition that gives nothing back: none of its characters can come after it."""
        if len(body) != 1 or not is_character(body[0]) or most < MANY:
            part = self.atomic(body)
            return Part(part.first, part.last, part.empty or not least)
        part = self.place(self.characters(body[0]))
        [at] = part.first
        self.after[at].append(at)
        self.never[at] = self.taken[at]
        return Part(part.first, part.last, not least)

    def atomic(self, body: Sequence[Node]) -> Part:
        """Add a group that is matched in one way or not at all."""
        self.inner.append(body)
        alone = Automaton(self.flags, self.alphabet)
        whole = alone.sequence(body)
        part = self.place(char for at in whole.first for char in alone.taken[at])
        return Part(part.first, part.last, whole.empty)

    def characters(self, node: Node) -> Characters:
        """The characters of the alphabet that a node takes."""
        left_out = "\n" if node[0] is ops.ANY and not self.flags & re.DOTALL else ""
        ignore_case = self.flags & re.IGNORECASE
        return frozenset(
            char
            for char in self.alphabet - set(left_out)
            if any(takes(node, case) for case in cases(char, ignore_case=bool(ignore_case)))
        )

    def ambiguous(self) -> bool:
        """Whether two paths lead from a place back to it over the same characters."""
        return self.doubled or any(map(self.back_on_two_paths, range(len(self.taken))))

    def back_on_two_paths(self, start: int) -> bool:
        """Whether two paths lead from a place back to it: pairs of places are walked, both ways."""
        steps: dict[Pair, set[Pair]] = {}
        back: dict[Pair, set[Pair]] = {}
        for pair in walked((start, start), self.next_pairs):
            steps[pair] = set(self.next_pairs(pair))
            for then in steps[pair]:
                back.setdefault(then, set()).add(pair)
        around = set(walked((start, start), lambda pair: back.get(pair, ())))
        if len(around) == 1 and (start, start) not in steps[start, start]:
            return False  # nothing leads back
        return any(
            one != other or any((at, at) in around for at in self.twice(one))
            for one, other in around
        )

    def next_pairs(self, pair: Pair) -> Iterator[Pair]:
        """The pairs that follow a pair over a character."""
        for one, other in product(set(self.after[pair[0]]), set(self.after[pair[1]])):
            if self.over(pair[0], one) & self.over(pair[1], other):
                yield one, other

    def over(self, before: int, then: int) -> Characters:
        """The characters over which a place follows another."""
        given_up = self.never.get(before, frozenset()) if before != then else frozenset()
        return self.taken[then] - given_up

    def twice(self, at: int) -> set[int]:
        """The places that follow a place in two ways."""
        return {one for one in self.after[at] if self.after[at].count(one) > 1}


def walked(start: Pair, steps: Callable[[Pair], Iterable[Pair]]) -> list[Pair]:
    """Every pair to which steps lead from a pair, itself first."""
    seen, order = {start}, [start]
    for pair in order:
        for then in steps(pair):
            if then not in seen:
                seen.add(then)
                order.append(then)
    return order


def cases(char: str, *, ignore_case: bool) -> set[str]:
    """A character as it may stand in an expression that takes it."""
    both = {char, char.lower(), char.upper()} if ignore_case else {char}
    return {case for case in both if len(case) == 1}


def is_character(node: Node) -> bool:
    """Whether a node stands for one character."""
    return node[0] in {ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN}


def takes(node: Node, char: str) -> bool:
    """Whether a node takes a character."""
    kind, value = node
    if kind is ops.IN:
        positive = value[0][0] is not ops.NEGATE
        return any(takes(each, char) for each in value[not positive :]) is positive
    if kind is ops.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if kind is ops.CATEGORY:
        return bool(CATEGORIES[value].match(char))
    return kind is ops.ANY or (ord(char) == value) is (kind is ops.LITERAL)


def written(nodes: object) -> Iterator[int]:
    """Every number in a parsed expression, its characters among them."""
    if isinstance(nodes, int) and not isinstance(nodes, ops._NamedIntConstant):  # noqa: SLF001
        yield nodes
    elif isinstance(nodes, (tuple, list, parser.SubPattern)):
        for node in nodes:
            yield from written(node)


def loops(nodes: Iterable[Node]) -> Iterator[Node]:
    """The outermost repetitions without an end."""
    for node in nodes:
        kind, value = node
        repeated = kind in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}
        if repeated and value[1] >= MANY:
            yield node
        else:
            yield from loops(each for body in bodies(value) for each in body)


def bodies(value: object) -> Iterator[parser.SubPattern]:
    """The expressions in a node."""
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from bodies(each)


def ambiguous(pattern: str | bytes, flags: int = 0) -> bool:
    """Whether a loop of an expression can be gone through in more than one way."""
    parsed = parser.parse(pattern, flags)
    around = {chr(at + step) for at in written(parsed) for step in (-1, 0, 1) if at > 0}
    left: list[Sequence[Node]] = [list(parsed)]
    for nodes in left:
        for loop in loops(nodes):
            found = Automaton(parsed.state.flags | flags, frozenset(around | set(COMMON)))
            found.part(loop)
            if found.ambiguous():
                return True
            left.extend(found.inner)
    return False


def compiled() -> dict[tuple[str | bytes, int], set[str]]:
    """Every expression that modules of the package compile, with their names.

    Expressions that are made when they are first needed are those that a page in English needs.
    """
    found: dict[tuple[str | bytes, int], set[str]] = {}
    compile_one = re._compile  # type: ignore[attr-defined]  # noqa: SLF001

    def compiling(pattern: str | bytes | re.Pattern[str], flags: int = 0) -> re.Pattern[str]:
        module = sys._getframe(2).f_globals["__name__"]  # noqa: SLF001
        if module.startswith("claimledger") and isinstance(pattern, (str, bytes)):
            found.setdefault((pattern, int(flags)), set()).add(module)
        made: re.Pattern[str] = compile_one(pattern, flags)
        return made

    re._compile = compiling  # type: ignore[attr-defined]  # noqa: SLF001
    import claimledger

    for module in pkgutil.walk_packages(claimledger.__path__, "claimledger."):
        if not module.name.startswith(("claimledger.training", "claimledger.__main__")):
            importlib.import_module(module.name)
    claimledger.read_claims(PAGE)
    return found


PAGE = """<!doctype html><title>Ports</title><h1>Ports</h1><p>By Ann Porter</p>
<p>The port took 5 tons of zinc in May 2023, up 4% from a year ago, the ministry said.</p>
<table><tr><th>Year<th>Tons<tr><td>2023<td>5</table>"""


def main() -> None:
    """Print each expression with an ambiguous loop, then the modules that were looked at."""
    found = compiled()
    lines = [
        f"ambiguous: {min(modules)}: {pattern!r}"
        for (pattern, flags), modules in found.items()
        if ambiguous(pattern, flags)
    ]
    sys.stdout.write("\n".join([*lines, *sorted(set().union(*found.values()))]))


if __name__ == "__main__":
    main()
