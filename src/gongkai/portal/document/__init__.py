"""The document page, part by part."""
