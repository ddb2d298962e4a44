"""Plain text for a terminal or a pipe: rules, findings and profiles as indented prose, without markup or colour."""
