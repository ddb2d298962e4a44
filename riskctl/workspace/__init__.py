"""Find, read and cache the data and rules of all layers: the only reader of the catalogue's files."""
