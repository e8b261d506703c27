"""The chain of checkers: each looks for one kind of slip and says how sure it is."""
