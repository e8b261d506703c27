"""Template tags of the citizen's side."""
