"""Judge, score, decide, explain what would change the decision, and write the document."""
