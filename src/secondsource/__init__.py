"""Secondsource: what many reports of one story agree on, where they differ and why, down to the sentence."""

__version__ = "0.1.0"
