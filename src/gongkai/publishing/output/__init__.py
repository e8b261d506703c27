"""The files: where they lie, how they get there, how they are taken away."""
