"""`python -m pipeline` is the `claimledger` command."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
