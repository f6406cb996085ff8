"""Recognises scripts and style sheets, which are often saved with a page, by their beginning."""

import re

COMMENTS = r"(?:\s|/\*(?>.*?\*/)|//[^\n]*\n)*+"
SELECTOR = r"[^{};<>\n]{1,300}(?:,\s*\n[^{};<>\n]{1,300})*\{"
DECLARATION = rf"{COMMENTS}[\w-]+\s*:[^;{{}}]{{1,300}}"
STYLE = re.compile(
    rf"{COMMENTS}(?:@[\w-]++[^{{}};]{{0,300}};{COMMENTS})*"  # @charset, @import
    rf"(?:@[\w-]++[^{{}};]{{0,300}}\{{{COMMENTS})?"  # @media
    rf"{SELECTOR}{DECLARATION}(?:;[^{{}}]*)?\}}{COMMENTS}\}}?{COMMENTS}(?:\Z|@|\}}|{SELECTOR})",
    re.DOTALL,
)
SCRIPT = re.compile(
    COMMENTS
    + r"""(?: [!;(]*\s* (?:async\s+)? function\b | \(\s*\(\s*\)\s*=> | ["']use[ ]strict["']
    | (?:var|let|const)\s+[\w$]+\s*[=,;] | (?:window|document|self|globalThis|jQuery|\$)\s*[.\[(]
    | (?:import|export)\s[^;\n]{1,300}["'{] | try\s*\{ | if\s*\( | [\w$.]+\s*\(\s*[\[{]
    | [\w$.]+\s*=\s*(?:function|\w+\s*\|\||[\[{]) )""",
    re.VERBOSE | re.DOTALL,
)
SIGNS = re.compile(r"[{}();=]")
SIGN_SHARE = 0.03
"""Least share of punctuation of programming languages in a script; prose has almost none."""


def code_name(head: str) -> str | None:
    """Return what a text is if it is code of a page, in words for a message; otherwise None.

    >>> code_name("body { margin: 0 }"), code_name("!function(){var a=1;return a}();")
    ('a style sheet', 'a script')
    >>> code_name("Exports rose {4%}; imports fell.") is None
    True
    """
    if "{" not in head and ";" not in head:
        return None
    if STYLE.match(head):
        return "a style sheet"
    if SCRIPT.match(head) and len(SIGNS.findall(head)) > SIGN_SHARE * len(head):
        return "a script"
    return None
