"""The assessment document: its form, its canonical bytes, reading it back."""
