"""Interface words in the reader's language; laws, citations and what others stated stay as they were written."""
