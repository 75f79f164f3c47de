"""From an article's body to what it says of engagements."""
