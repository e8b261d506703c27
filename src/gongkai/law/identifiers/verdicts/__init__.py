"""Why a number is right or wrong, in Chinese: a function `(text, today) -> Verdict` for each kind; none raises."""
