"""The screens that lie over the panes: forms, choices, help and what changed."""
