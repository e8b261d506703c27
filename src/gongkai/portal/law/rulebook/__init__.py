"""规则库: the rulebook as a list that can be searched, and each rule with its versions."""
