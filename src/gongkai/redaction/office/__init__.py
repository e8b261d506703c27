"""DOCX and XLSX: written anew from what a reader sees."""
