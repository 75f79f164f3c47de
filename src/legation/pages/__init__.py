"""Pages as found: files, folders, standard input, JSON Lines."""
