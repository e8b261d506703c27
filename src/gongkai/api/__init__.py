"""The REST API under /api/v1/: OpenAPI 3.1, the same answers as the command line. No state, no session."""
