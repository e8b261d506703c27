"""Checks of title and body alone: no database, no files."""
