"""The diary on disk: the only home of SQLAlchemy."""
