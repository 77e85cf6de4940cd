"""What readers make of files: prose, places, kinds of blocks, days of publication."""
