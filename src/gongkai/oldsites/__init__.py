"""Whole old sites taken in: their pages, columns, files, and where their addresses lead from now on."""
