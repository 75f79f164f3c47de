"""The spaCy pipeline, the gate and the words of each language."""
