"""The desk kit: a back office declared per module in a few lines (list, filters, views, export, form, detail, acts)."""
