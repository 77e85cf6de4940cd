"""The lint: findings from checks over linked claims, and everything that decides which of them are shown."""
