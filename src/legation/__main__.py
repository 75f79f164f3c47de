"""`python -m legation`: the same program as the command `legation`."""

from legation.cli import main

main()
