"""Pure renderers: terminal and JSON."""
