"""Figures as the checks compare them: intervals, the writer's own precision, the shapes of sentences."""
