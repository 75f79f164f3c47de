"""From a page's bytes to its labelled text and its day."""
