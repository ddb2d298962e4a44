"""Which models, services and routes a code base uses: read offline, file by file, with the evidence."""
