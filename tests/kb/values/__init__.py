"""Tests of `kb.values`."""
