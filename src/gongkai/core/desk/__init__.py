"""The desk kit: a back office declared per module in a few lines (list, form, detail, acts, export)."""
