"""The same map over many shards. Nothing is mapped yet."""
