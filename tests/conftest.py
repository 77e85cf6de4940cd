"""In a pipeline, generated examples are the same at every run: what fails there fails here."""

import os

from hypothesis import settings

settings.register_profile("pipeline", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("pipeline")
