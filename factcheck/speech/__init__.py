"""How reported speech is built: cues, the sources beside them, and where what is said begins and ends."""
