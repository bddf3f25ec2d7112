"""`python -m ui.cli` is `kb`."""

from ui.cli import main

if __name__ == "__main__":
    main()
