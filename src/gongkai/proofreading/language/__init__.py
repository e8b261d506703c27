"""How official Chinese usually runs: characters that follow one another, sound alike, look alike."""
