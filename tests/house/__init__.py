"""What holds for the house itself: loading, settings, commands, packages, docs."""
