"""What anybody may feed the command, and what it must never do with it: crash, hang, leak, steer a terminal."""
