"""Where outputs go: a file is replaced as a whole or not at all; a pipe or a device is written to as it is."""
