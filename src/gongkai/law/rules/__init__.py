"""The rulebook's files, one a field of law. `gongkai.law.rulebook` reads them."""
