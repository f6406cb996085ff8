"""The catalog page holds no script but the program's own."""

import base64
import hashlib
from importlib.resources import files
from pathlib import Path

from claimledger.publishing import catalog
from claimledger.publishing.catalog import labels


def test_a_damaged_script_is_made_anew(tmp_path: Path) -> None:
    made = catalog._plot_script(tmp_path)  # noqa: SLF001 - what a page shows cannot tell
    [kept] = tmp_path.glob("*.js")
    kept.write_bytes(kept.read_bytes().replace(b"function", b"Function", 1))
    assert catalog._plot_script(tmp_path) == made  # noqa: SLF001 - as above
    assert catalog._plot_script(tmp_path) == made  # noqa: SLF001 - as above


def test_the_policy_names_both_scripts_by_their_hashes_and_allows_no_other() -> None:
    page = (files("claimledger.publishing.catalog") / "page.html").read_text("utf-8")
    bundles = catalog._bundles(None)  # noqa: SLF001 - as above
    for script in (bundles["plot_js"], bundles["page_js"]):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in bundles["script_hashes"]
        assert "\r" not in script
    scripts = page.partition("script-src ")[2].partition(";")[0]
    assert scripts == "{{ script_hashes | safe }} 'unsafe-eval'"


def test_every_basis_of_a_period_has_words() -> None:
    assert list(labels.BASES) == labels.choices()["period_basis"]
