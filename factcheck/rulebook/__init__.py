"""The rulebook: what a rule file may say, loading and checking rules, and the engines that they extend."""
