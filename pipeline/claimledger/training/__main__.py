"""``python -m claimledger.training`` trains the models of claims; ``make models`` calls it."""

import typer

from claimledger.training.train import train

if __name__ == "__main__":
    typer.run(train)
