"""Asking the organisation and the vendor: questions, answers and what they mean."""
