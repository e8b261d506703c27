"""一网通查: from the address to the engine's query, and from its answer to the page."""
