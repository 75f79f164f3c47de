"""The diplomatic diary from the news."""
