"""The diary over HTTP. Nothing is served yet."""
