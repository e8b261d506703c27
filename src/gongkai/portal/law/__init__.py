"""The law on the public side: calculators with a proof, the rulebook, the working-day calendar."""
