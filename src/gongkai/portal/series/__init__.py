"""A kind over time: this period's figures beside the earlier ones, of one unit and one variant."""
