"""Monkey: does anything to the whole screen, from a seed, and checks after each event what must always hold."""
