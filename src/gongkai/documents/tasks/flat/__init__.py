"""Task tables that a web page or a text extraction flattened into lines, put together again."""
