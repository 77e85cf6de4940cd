"""factcheck finds the claims in an article and helps to settle each of them."""

__version__ = "0.1.0"
