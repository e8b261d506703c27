"""公开目录: what must be made public, list by list, unit by unit, item by item, and what has been."""
