# Kinship support module, version 1. Written by kin; renewed by kin while unedited.
# flake8: noqa
# fmt: off
# isort: skip_file
"""Many-to-many relationships through a join model, which rhosocial-activerecord lacks.

    roles: ClassVar[HasManyThrough["Role"]] = HasManyThrough(
        through="UserRole", foreign_key="user_id", target_foreign_key="role_id"
    )

``user.roles()`` is a list, cached; ``user.roles_query()`` is a query to refine; and
``User.query().with_("roles")`` loads the roles of all users in two more statements,
and one for every further 900 users or roles. Both keys are fields, or columns, of the
join model. It and the target are looked up in the module that declares the relation.
A relation that cannot work raises a ValueError with the reason whenever it is used,
and errors of the database are raised as they are: neither becomes None or no rows.
"""

from __future__ import annotations

import sys
from functools import partial, reduce
from typing import Any, Generic, TypeVar

from rhosocial.activerecord.backend.expression import InPredicate, Subquery
from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.interface import IActiveRecord, IAsyncActiveRecord
from rhosocial.activerecord.relation import AsyncRelationDescriptor, RelationDescriptor
from rhosocial.activerecord.relation.cache import CacheConfig, InstanceCache

__all__ = ["AsyncHasManyThrough", "HasManyThrough"]

T = TypeVar("T")
_CACHED = CacheConfig()
_KEYS_PER_STATEMENT = 900  # some databases allow no more than 999 variables


def _column(model: Any, field: str) -> Any:
    return getattr(FieldProxy().__get__(None, model), field)


def _queries(model: Any, field: str, rows: Any, key: str, modified: Any = None) -> Any:
    """For what the rows point to; in one piece where a modifier may sort or limit."""
    keys = sorted({getattr(row, key) for row in rows} - {None})
    size = _KEYS_PER_STATEMENT if modified is None else len(keys) or 1
    for i in range(0, len(keys), size):
        query = model.query() if modified is None else modified
        yield query.where(_column(model, field).in_(keys[i:][:size]))


class _Through:
    """Everything but the waiting for rows, which the two relations below do."""

    _flavour: Any  # what the join model and the target have to be

    def __init__(
        self,
        through: Any,
        foreign_key: str,
        target_foreign_key: str,
        inverse_of: str = "",
        cache_config: CacheConfig = _CACHED,
    ) -> None:
        super().__init__(foreign_key, cache_config=cache_config)  # type: ignore
        self.through, self.inverse_of = through, inverse_of or None
        self.foreign_key, self.target_foreign_key = foreign_key, target_foreign_key
        self._cache, self._checked = cache_config, False

    def __set_name__(self, owner: Any, name: str) -> None:
        super().__set_name__(owner, name)  # type: ignore[misc]
        self.name, self._model = name, owner
        setattr(owner, f"{name}_query", lambda instance: self.related_query(instance))

    def __get__(self, instance: Any, owner: Any) -> Any:
        if owner.get_relation(self.name) is None:  # a subclass: it inherits none
            owner.register_relation(self.name, self)
        if instance is None:
            return self
        related: Any = partial(self.load, instance)  # type: ignore[attr-defined]
        related.clear_cache = partial(InstanceCache.delete, instance, self.name)
        return related

    def get_related_model(self, owner: Any = None) -> Any:
        """The target, once all is in order; a mistake is told at every use."""
        if not self._checked:
            self._resolve()
            if self.inverse_of:
                self._check_inverse()
            self._checked = True
        return self._target

    def related_query(self, instance: Any) -> Any:
        """One statement for the records of one instance: none while it is unsaved."""
        target = self.get_related_model()
        near, far = (_column(self._join, field) for field in (self._near, self._far))
        links = self._join.query().where(near.in_([getattr(instance, self._key)]))
        dialect, key = target.backend().dialect, _column(target, self._target_key)
        linked = Subquery(dialect, links.select(far).to_sql())
        return target.query().where(InPredicate(dialect, key, linked))

    def _resolve(self) -> None:
        """Finds the models, the fields of the join model and the keys they hold."""
        model, join = self._model, self.through
        try:
            if isinstance(join, str):
                join = reduce(getattr, join.split("."), sys.modules[model.__module__])
            target = super().get_related_model(model)  # type: ignore[misc]
        except (AttributeError, KeyError, NameError, TypeError, ValueError) as e:
            raise self._error(f"import its models in {model.__module__}: {e}") from e
        for other in (join, target):
            if not (isinstance(other, type) and issubclass(other, self._flavour)):
                raise self._error(f"{other} is no {self._flavour.__name__}")
        self._near = self._field(join, self.foreign_key)
        self._far = self._field(join, self.target_foreign_key)
        self._key = self._field(model, model.primary_key())
        self._target_key = self._field(target, target.primary_key())
        self._join, self._target = join, target

    def _field(self, model: Any, name: Any) -> str:
        """The field called so, or else the one stored in the column called so."""
        if not isinstance(name, str):
            raise self._error(f"composite keys do not work: {model.__name__}, {name}")
        fields = {field: field for field in model.model_fields}
        known = {**model.get_column_to_field_map(), **fields}
        if name not in known:
            text = f"`{model.__name__}` has no field or column `{name}`"
            raise self._error(f"{text}, only {', '.join(known)}")
        return str(known[name])

    def _check_inverse(self) -> None:
        """The inverse has to lead back to this model, through the same rows."""
        there: Any = getattr(self._target, str(self.inverse_of), None)
        inverse = f"its inverse `{self._target.__name__}.{self.inverse_of}`"
        if not isinstance(there, _Through):
            raise self._error(f"{inverse} is no {type(self).__name__}")
        there._resolve()
        rows = (there._join, there._near, there._far)
        if rows != (self._join, self._far, self._near):
            raise self._error(f"{inverse} needs the same join model, keys swapped")
        if not issubclass(self._model, there._target):
            raise self._error(f"{inverse} leads to `{there._target.__name__}`")
        if there.inverse_of not in (None, self.name):
            raise self._error(f"{inverse} is the inverse of `{there.inverse_of}`")

    def _error(self, reason: str) -> ValueError:
        return ValueError(f"`{self._model.__name__}.{self.name}`: {reason}")

    def _links(self, records: Any) -> Any:
        self.get_related_model()
        return _queries(self._join, self._near, records, self._key)

    def _targets(self, links: Any, modified: Any) -> Any:
        return _queries(self._target, self._target_key, links, self._far, modified)

    def _deal(self, records: Any, links: Any, targets: Any) -> dict[int, Any]:
        """The targets of each record by its id(), each once and in their own order."""
        owners: dict[Any, dict[Any, None]] = {}
        for link in links:
            key = getattr(link, self._far)
            owners.setdefault(key, {})[getattr(link, self._near)] = None
        found: dict[Any, list[Any]] = {}
        for target in targets:
            for owner in owners.get(getattr(target, self._target_key), ()):
                found.setdefault(owner, []).append(target)
        dealt = {id(r): found.get(getattr(r, self._key), [])[:] for r in records}
        for r in records:
            InstanceCache.set(r, self.name, dealt[id(r)], self._cache)
        return dealt


class HasManyThrough(_Through, RelationDescriptor[T], Generic[T]):  # type: ignore[misc]
    """``user.roles()``: the records at the other end of a join model."""

    _flavour = IActiveRecord

    def load(self, instance: Any) -> Any:
        return self.batch_load([instance])[id(instance)]

    def batch_load(self, records: Any, base_query: Any = None) -> dict[int, Any]:
        lists = {id(r): InstanceCache.get(r, self.name, self._cache) for r in records}
        new = [r for r in records if lists[id(r)] is None]
        links = [row for query in self._links(new) for row in query.all()]
        rows = [r for query in self._targets(links, base_query) for r in query.all()]
        return {**lists, **self._deal(new, links, rows)}


class AsyncHasManyThrough(_Through, AsyncRelationDescriptor[T], Generic[T]):  # type: ignore[misc]
    """``await user.roles()``: the same for async models."""

    _flavour = IAsyncActiveRecord

    async def load(self, instance: Any) -> Any:
        return (await self.batch_load([instance]))[id(instance)]

    async def batch_load(self, records: Any, base_query: Any = None) -> dict[int, Any]:
        lists = {id(r): InstanceCache.get(r, self.name, self._cache) for r in records}
        new = [r for r in records if lists[id(r)] is None]
        links = [row for q in self._links(new) for row in await q.all()]
        rows = [r for q in self._targets(links, base_query) for r in await q.all()]
        return {**lists, **self._deal(new, links, rows)}
