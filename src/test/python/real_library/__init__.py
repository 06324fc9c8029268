"""Runs written projects on the real library, for LibraryTest and MatrixTest."""
