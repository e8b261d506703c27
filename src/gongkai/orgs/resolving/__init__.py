"""How names found in documents become organizations: folding, splitting, groups, the directory of names."""
