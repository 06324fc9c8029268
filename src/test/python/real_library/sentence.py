"""Uses a project that was written for a sentence, which must have become true."""
import importlib

from real_library import rules
from real_library.collected import CollectedUse


class SentenceUse(CollectedUse):
    """One import order; the database is held to the sentence too if it has migrations."""

    def __init__(self, root, sentence, database):
        super().__init__(root, database)
        self.source, self.kind, self.wanted, self.key, self.migration = sentence
        self.sentence_kept = False

    def run(self, now, later):
        """With all modules at once, everything is used; if some come later, it is resolved: only that depends on the order."""
        if later:
            self.prepare()
            self.resolve(now)
            self.resolve(later)
            return self.said + ["done"]
        super().run(now, later)
        if not self.sentence_kept:
            self.said.append("failed\tno %s %s %s" % (self.source, self.kind, self.wanted))
        return self.said + ["done"]

    def resolve(self, modules):
        for module in modules:
            importlib.import_module(module)
        for relation in self.resolve_all()[0]:
            self.attempt(relation, relation.check_inverse)

    def use(self, relation):
        rows = super().use(relation)
        said = (relation.model.__name__, relation.kind, relation.target.__name__)
        if said == (self.source, self.kind, self.wanted) and self.key in ("", relation.key):
            if self.migration:
                rules.hold(self.raw, relation, rows)
            self.sentence_kept = True
        return rows
