"""Which claims speak of the same engagement, and what they add up to."""
