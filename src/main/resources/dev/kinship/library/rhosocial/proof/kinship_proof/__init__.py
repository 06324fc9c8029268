"""Uses the relationships of a project on the real library. It runs on Python 3.8 and later."""
