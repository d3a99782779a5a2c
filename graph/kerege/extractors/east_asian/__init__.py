"""Numbers, times and amounts in texts that count in 万 and 億: Japanese and Chinese."""
