"""A name taken apart: folding, words, legal forms, keys, the tables and the register of known names."""
