"""The review app: a checker goes through a draft's claims in the terminal, one key a claim."""
