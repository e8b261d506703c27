"""期限计算器: what is asked, what comes out, and how it is shown day by day."""
