"""Collects, as lines, what comes of using a project."""
import inspect

from kinship_proof.use import Use


class CollectedUse(Use):
    """One import order of one project."""

    def __init__(self, root, database):
        super().__init__(root, database)
        self.said = []

    def failed(self, what, error):
        name = "%s.%s" % (what[0].__name__, what[1]) if isinstance(what, tuple) else str(what)
        place = inspect.getinnerframes(error.__traceback__)[-1]
        line = (place.code_context or [""])[0].strip()
        said = "%s: %s" % (type(error).__name__, " ".join(str(error).split()))
        self.said.append("failed\t%s: %s at %s" % (name, said, line))

    def used(self, relation):
        self.said.append("used\t%s" % relation)

    def note(self, text):
        self.said.append("note\t" + text)
