"""Measurements of speed and memory, by ratio in one run; never asserted in a test."""
