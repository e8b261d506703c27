"""The REST API under /api/v1/: OpenAPI 3.1, the answers of the command line. No session: tokens with scopes."""
