"""What a relationship does when it is used, held against what the database says."""
from kinship_proof.rows import find, key_of, text


class Checks:
    """One relationship and the rows that it is used on."""

    def __init__(self, use, relation, rows):
        self.use = use
        self.relation = relation
        self.rows = rows

    def all(self):
        if self.relation.kind == "method":
            self.lists(query=False)
        elif self.relation.kind == "belongs_to":
            self.relation.check_inverse()
            self.parents()
        else:
            self.relation.check_inverse()
            self.lists(query=True)
            self.lists_loaded_eagerly()

    def parents(self):
        for child in self.rows.children:
            record = find(self.use, self.relation.model, child)
            self.is_parent(self.related(record), child)
            self.leads_back(self.related(record), child)
            if self.rows.parent_of(child):
                query = self.use.call(getattr(record, self.relation.name + "_query"))
                self.is_parent(self.use.call(query.one), child)
        for record in self.eager(self.rows.children):
            child = key_of(record)
            self.is_parent(self.related(record), child)
            assert not (self.rows.parent_of(child) and self.use.statements), "with_ has not loaded it"

    def is_parent(self, found, child):
        expected = self.rows.parent_of(child)
        if expected is None:
            assert found is None, "no key, and yet %r" % found
        else:
            assert type(found) is self.relation.target, "found %r" % found
            assert text(key_of(found)) == expected, (found, expected)

    def leads_back(self, found, child):
        if found is not None and self.relation.inverse_of:
            back = self.use.call(getattr(found, self.relation.inverse_of))
            back = back if isinstance(back, list) else [back]
            assert text(child) in [text(key_of(it)) for it in back], back

    def lists(self, query):
        for parent in self.rows.parents:
            record = find(self.use, self.relation.model, parent)
            self.are_children(self.related(record), parent)
            if query:
                refinable = self.use.call(getattr(record, self.relation.name + "_query"))
                self.are_children(self.use.call(refinable.all), parent)

    def lists_loaded_eagerly(self):
        for record in self.eager(self.rows.parents):
            self.are_children(self.related(record), key_of(record))
            found_nothing = self.relation.kind == "has_one" and not self.rows.children_of(key_of(record))
            assert found_nothing or not self.use.statements, "with_ has not loaded it"

    def are_children(self, found, parent):
        expected = self.rows.children_of(parent)
        if not isinstance(found, list):
            assert self.relation.kind == "has_one", "%r is not a list" % found
            found = [] if found is None else [found]
        assert all(type(it) is self.relation.target for it in found), found
        assert sorted(text(key_of(it)) for it in found) == expected, (found, expected)

    def related(self, record):
        self.use.statements = 0
        return self.use.call(getattr(record, self.relation.name))

    def eager(self, keys):
        """The records with these keys, with what they are related to, in so many statements."""
        self.use.statements = 0
        records = self.use.call(self.relation.model.query().with_(self.relation.name).all)
        expected = 3 if self.relation.is_through else 2
        assert self.use.statements == expected, "%d statements for with_" % self.use.statements
        records = [it for it in records if key_of(it) in keys]
        assert len(records) == len(keys), records
        return records
