"""Located YAML, did-you-mean and safe display of hostile text."""
