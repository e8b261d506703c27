"""PDF: found, burnt, put together anew."""
