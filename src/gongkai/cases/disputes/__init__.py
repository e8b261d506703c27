"""行政复议 and 行政诉讼 about answers to applications, and the new answers that they order."""
