"""`python -m gongkai.cli`."""

from gongkai.cli.main import main

main()
