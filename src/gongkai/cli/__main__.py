"""`python -m gongkai.cli`."""

from gongkai.cli.main import main

if __name__ == "__main__":  # a server process that is started afresh imports this file again
    main()
