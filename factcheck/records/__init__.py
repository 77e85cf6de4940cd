"""The ground floor: what every other part of factcheck speaks of, and nothing that it does."""
