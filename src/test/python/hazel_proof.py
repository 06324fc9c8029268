"""Uses a project written for Hazel: runs its migrations, resolves every relationship, links records and reads them back.

usage: hazel_proof.py PROJECT; the modules are those in the folder shop. Prints a line for each relationship.
"""
import importlib
import pathlib
import sys

project = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(project))
import hazel

database = hazel.connect(":memory:")
for file in sorted((project / "migrations").glob("*.sql")):
    database.executescript(file.read_text())

models = {}
for file in sorted((project / "shop").glob("*.py")):
    module = importlib.import_module(f"shop.{file.stem}")
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, hazel.Model) and value.__module__ == module.__name__:
            models[name] = value


def filled(model, **more):
    values = {it: "x" if kind is str else 1 for it, kind in kinds(model).items()}
    return model(**values, **more)


def kinds(model):
    return {it.name: it.kind for it in vars(model).values() if isinstance(it, hazel.Column) and not it.key}


for model in models.values():
    for relation in model.relations():
        relation.check()
        other = relation.model()
        if isinstance(relation, hazel.across):
            one, another = filled(model).save(), filled(other).save()
            relation.link(one, another)
            assert [it.id for it in getattr(one, relation.name)] == [another.id]
            assert [it.id for it in getattr(another, relation.back)] == [one.id]
        elif isinstance(relation, hazel.to_one):
            parent = filled(other).save()
            child = filled(model, **{relation.name: parent}).save()
            assert getattr(model.find(child.id), relation.name).id == parent.id
            back = getattr(parent, relation.back)
            assert [it.id for it in (back if isinstance(back, list) else [back])] == [child.id]
        print(f"{model.__name__}.{relation.name}")
