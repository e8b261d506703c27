"""Reviews and suits of another system with their histories: read, replayed under the law, tied to their case."""
