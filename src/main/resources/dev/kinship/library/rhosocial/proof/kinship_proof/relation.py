"""Relationships as the classes of a project declare them."""
import inspect
import sys


class Relation:
    """One end of a relationship."""

    def __init__(self, model, name):
        self.model = model
        self.name = name
        self.descriptor = model.get_relation(name)
        words = type(self.descriptor).__name__
        words = words[len("Async"):] if words.startswith("Async") else words
        self.kind = "".join("_" + it.lower() if it.isupper() else it for it in words).lstrip("_")
        self.key = self.descriptor.foreign_key
        self.target = self.descriptor.get_related_model(model)
        self.inverse_of = self.descriptor.inverse_of
        if self.is_through:
            self.far_key = self.descriptor.target_foreign_key
            self.join = getattr(sys.modules[model.__module__], self.descriptor.through)

    @property
    def is_through(self):
        return self.kind == "has_many_through"

    @property
    def child(self):
        return self.model if self.kind == "belongs_to" else self.target

    @property
    def parent(self):
        return self.target if self.kind == "belongs_to" else self.model

    @property
    def is_unique(self):
        """Whether the parent has one child: what the inverse, or the relation itself, says."""
        there = self.target.get_relation(self.inverse_of) if self.inverse_of else None
        return any(type(it).__name__.endswith("HasOne") for it in [self.descriptor, there] if it)

    def check_inverse(self):
        if not self.inverse_of:
            return
        inverse = Relation(self.target, self.inverse_of)
        assert inverse.target is self.model, "the inverse leads to %r" % inverse.target
        assert inverse.inverse_of == self.name, inverse.inverse_of
        if self.is_through:
            assert inverse.join is self.join, "the inverse goes through %r" % inverse.join
            assert (inverse.key, inverse.far_key) == (self.far_key, self.key), "keys that are not swapped"
        else:
            assert inverse.key == self.key, "the inverse has the key %s" % (inverse.key,)

    def __str__(self):
        return "%s.%s %s %s" % (self.model.__name__, self.name, self.kind, self.target.__name__)


class Method:
    """A method that goes through a join model."""

    kind = "method"
    is_through = True

    def __init__(self, near, far, name):
        self.model, self.join, self.target = near.model, near.target, far.target
        self.key, self.far_key = near.key, far.key
        self.name = name

    def __str__(self):
        return "%s.%s method %s" % (self.model.__name__, self.name, self.target.__name__)

    @staticmethod
    def all(relations):
        """The methods that the models have beside relationships to a join model."""
        for near in relations:
            for far in relations:
                if (near.kind, far.kind) == ("has_many", "belongs_to") and near.target is far.model:
                    if near.inverse_of != far.name:
                        for name, member in vars(near.model).items():
                            if inspect.isfunction(member) and not name.endswith("_query"):
                                yield Method(near, far, name)
