"""Facts: countries, places, bodies and offices, as tables with tests."""
