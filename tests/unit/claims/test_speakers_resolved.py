"""Sources named elsewhere: by role, by pronoun, at the end of a long quotation."""

import pytest

from tests.unit.claims.joined import claim

CASES = [
    # a role stands for who was named before, and says nothing alone
    ("Roe Group fell. The company said sales rose 5%.", "Roe Group", None),
    ("Cases rose, the Andes Health Agency said.\nSales rose 5%, the agency said.",
     "Andes Health Agency", None),
    ("The trade ministry said sales rose 5%.", "trade ministry", None),
    ("Cases rose, Roe Bank said.\nSales rose 5%, the union said.", "union", None),
    # pronouns stand for people or bodies
    ("Jane Roe leads the bank, said Jane Roe. She added that sales rose 5%.", "Jane Roe",
     "Jane Roe"),
    ("Roe Group fell. It said sales rose 5%.", "Roe Group", None),
    ("It said sales rose 5%.", None, None),
    # quotations over several sentences
    ("“We are well,” said Jane Roe. “Sales rose 5% here.”", "Jane Roe", "Jane Roe"),
    ("“Sales rose 5% here. We are well,” said Jane Roe.", "Jane Roe", "Jane Roe"),
    ("“We are well,” said Jane Roe. Sales rose 5% here.", None, None),
    ("“We are well,” said Jane Roe.\n“Sales rose 5% here.”", None, None),
    # who says how much something is
    ("Roe Research put the rise in sales at 5%.", "Roe Research", None),
    ("Roe Research put shops in 5% of towns.", None, None),
    # chains, and economists asked by somebody
    ("Sales rose 5%, the Trade Department's Statistics Office said.",
     "Trade Department's Statistics Office", None),
    ("Economists polled by Roe Research expected sales to rise 5%.",
     "Economists polled by Roe Research", None),
    ("A study published by Roe Research found sales rose 5%.", "Roe Research", None),
    ("Norvane's maker fell. Its maker, Roe Group, expects sales to rise 5%.", "Roe Group", None),
    # who printed a study without a name; a poll of one number only
    ("Sales rose 5%, according to a study of 900 shops published on Monday in the Andes Review.",
     "Andes Review", None),
    ("The index stood at 49, above the 48 expected in a Roe poll, and sales rose 5%.", None, None),
    ("According to figures released on Monday by the statistics office, sales rose 5%.",
     "statistics office", None),
    ("According to figures released on Monday, sales rose 5%.", None, None),
    ("Its chief executive, Ann Roe, said the company would cut costs by 5%.", "Ann Roe",
     "Ann Roe"),
    ("Costs fell by 5%, said the company.", "company", None),
    ("Sales beat the 5% expected by analysts in May.", "analysts", None),
    ("Ann Roe of Poe Bank said sales grew. She said prices rose 5%.", "Ann Roe", "Ann Roe"),
    # a role that only adjectives describe
    ("Debt rose, the Budget Office said. The nonpartisan agency said sales rose 5%.",
     "Budget Office", None),
    ("Debt rose, the Budget Office said. The health agency said sales rose 5%.",
     "health agency", None),
    # what is no source
    ("Roe Motors added 5% more shops and approved a plan.", None, None),
    ("Shares rose 5% after the carmaker said output grew.", None, None),
    ("It cut the tax to 5%, citing Section 9 of a law.", None, None),
    ("It paid more than analysts had expected and sales rose 5%.", None, None),
    ("Roe Corp. said sales rose 5%.", "Roe Corp", None),
    ("Roe noted, however, that sales rose 5%. Jane Roe resigned.", "Jane Roe", "Jane Roe"),
    ("Jane Roe's data show that sales rose 5%.", "Jane Roe", None),
    ("Jane Roe, head of Poe Bank, told the Lima Post that sales rose 5%.", "Jane Roe",
     "Jane Roe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "speaker"), CASES)
def test_sources(text: str, source: str | None, speaker: str | None) -> None:
    found = claim(text, "5%")
    assert (found.attributed_to, found.speaker) == (source, speaker)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A Quill University poll found Roe ahead.\nJust 5% have faith in her.",
            "Quill University",
        ),
        ("A Quill University poll found Roe ahead.\n5% of farmers back her.", "Quill University"),
        ("A Quill University poll found Roe ahead.\nSales rose 5%.", None),
        ("Roe data showed a fall.\nJust 5% have faith in her.", None),
    ],
)
def test_a_survey_vouches_for_what_people_think(text: str, source: str | None) -> None:
    assert claim(text, "5%").attributed_to == source
