"""Official lists: download, read, check and install. The only package that touches the network."""
