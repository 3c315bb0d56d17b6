"""A touch-screen guide for families in paediatric cancer clinics."""

__version__ = "0.1.0"
