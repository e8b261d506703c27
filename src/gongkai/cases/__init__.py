"""办件: what came in and must be answered in time. The engine: cases, events, clocks, parties, letters, files."""
