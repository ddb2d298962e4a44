"""Whether an assessment is what it says: reading it out of a report, checking its digest, making it again."""
