"""What errors of the library, of Python and of the database mean for a relationship, and what to do."""
import re


class Wrong(AssertionError):
    """Something that is wrong, in words that need no reading."""

    def __init__(self, text, help_text):
        super().__init__(text)
        self.help_text = help_text


PLACE = "see the place, and run kin verify again"

# What is found in the error, its meaning, what to do. A group of the pattern is {1}.
RELATIONS = [
    (
        r"No module named 'aiosqlite'",
        "async models are used on SQLite with aiosqlite",
        "install it in this Python: pip install aiosqlite",
    ),
    (
        r"Cannot resolve forward reference.*name '(.+?)' is not defined|NameError: name '(\w+)' is not defined",
        "`{1}` is not known where a relationship names it: it is imported for type checkers only, or not at all",
        "import `{1}` there so that the program has it too; kin list tells where, and kin add does it",
    ),
    (
        r"Unable to resolve relationship model|module '\S+' has no attribute '(\w+)'",
        "the annotation names no model: it must be ClassVar[BelongsTo[\"Model\"]] or the like, and the model, and the"
        " join model of a has_many_through, must be names of the module",
        "correct the annotation of `%(name)s`, or import the model that it names",
    ),
    (
        r"must support relation management",
        "the annotation names a class that is not a model",
        "name a model in the annotation of `%(name)s`",
    ),
    (
        r"\b[Aa]sync\w*\b|\bsync\b",
        "one of the two models is sync, and the other is async",
        "give both models the same base: ActiveRecord or AsyncActiveRecord",
    ),
    (
        r"must be a RelationDescriptor",
        "`inverse_of` names a method, or one of the two models is sync and the other is async",
        "correct inverse_of of `%(name)s`, or give both models the same base",
    ),
    (
        r"Inverse relationship '?`?(\w+)'?`? not found in",
        "`inverse_of` names something that is not a relationship of the other model, or one that leads to a third model",
        "correct inverse_of of `%(name)s`, or leave it out",
    ),
    (
        r"Invalid relationship pair|[Ii]nconsistent|Inverse relationship type mismatch|Inverse relationship",
        "the two sides do not fit: a belongs_to is the inverse of a has_one or a has_many",
        "change the kind of one side, or leave inverse_of out",
    ),
    (
        r"the inverse leads to",
        "`inverse_of` names a relationship that leads to another model",
        "correct inverse_of of `%(name)s`",
    ),
    (
        r"the inverse has the key|keys that are not swapped",
        "the two sides have different keys",
        "name the same foreign_key on both sides",
    ),
    (
        r"AssertionError: (None|\w+)$",
        "`inverse_of` of the other side names another relationship, or none",
        "let both sides name each other in inverse_of",
    ),
    (
        r"statements for with_|with_ has not loaded it",
        "reading eagerly takes a statement for each row: versions of the library before 1.0.0.dev28 do not load"
        " eagerly",
        "update the library: pip install --upgrade rhosocial-activerecord",
    ),
    (
        r"NOT NULL constraint failed: (\S+)|null value in column \"(\S+)\"|Field '(\w+)' doesn't have a default"
        r"|Column '(\w+)' cannot be null",
        "the database requires `{1}`, and the model does not",
        "give the model a required field for it, or let a migration allow NULL or set a DEFAULT",
    ),
    (
        r"UNIQUE constraint failed: (\S+)|violates unique constraint \"(\S+)\"|Duplicate entry .* for key '(\S+)'",
        "the database allows each value of `{1}` once, and the relationship needs several rows with the same",
        "make it a has_one, or remove the unique index in a migration",
    ),
    (
        r"has no attribute '__pk|primary_key_field|NoPrimaryKey",
        "`%(model)s` or the other model has no field for its primary key",
        "declare the field, as id: Optional[int] = None",
    ),
    (
        r"IntegrityError: (?!.*constraint)|RAISE",
        "a trigger of the database refuses the rows that kin verify makes",
        "see the trigger, and test this model in your own tests if rows need more than their fields tell",
    ),
    (
        r"CHECK constraint failed|violates check constraint|Check constraint .* is violated|CONSTRAINT .* failed for",
        "a CHECK of the table refuses the rows that kin verify makes",
        "compare the CHECK with the fields of the model",
    ),
    (
        r"FOREIGN KEY constraint failed|foreign key mismatch|violates foreign key|foreign key constraint fails",
        "a foreign key of the database does not fit the relationship",
        "compare the foreign keys in the migrations with the models",
    ),
    (
        r"no such table|no column named|no such column|does not exist|doesn't exist|Unknown column",
        "the database that the migrations make does not fit the models",
        "write the missing migration, or correct the table or the field",
    ),
    (
        r"ValidationError|no value is known",
        "kin verify makes values from the types of fields, and for this field it has no value",
        "give the field a default, or test this model in your own tests",
    ),
    (r"these need each other", "no row can be the first: each needs another one", "let one of the keys be empty"),
    (r"is not a list|found |no key, and yet", "the relationship gives other rows than the database has", PLACE),
]

MODULES = [
    (
        r"partially initialized module|circular import",
        "modules import each other at their tops, so one is not complete when the other needs it",
        "move one import below TYPE_CHECKING and let kin add write the rest, or to the end of its file",
    ),
    (
        r"ModuleNotFoundError: No module named '(\S+?)'",
        "neither this Python nor the project has a module `{1}`",
        "install it there, or choose another Python with --python",
    ),
    (
        r"KeyError: '([A-Z][A-Z0-9_]*)'",
        "a variable of the environment `{1}` is not set: kin verify hands on none but those that a program needs to"
        " start",
        "give it a default, or read it in a function that the program calls, not while the module is imported",
    ),
    (
        r"MemoryError",
        "importing the module takes more memory than kin verify allows",
        "make what is large in a function that the program calls, not while the module is imported",
    ),
    (
        r"uses the network \(",
        "importing the module connects to something; kin verify allows no network",
        "connect in a function that the program calls, not while the module is imported",
    ),
    (
        r"Errno 27\b|File too large",
        "importing the module writes a larger file than kin verify allows",
        "write it in a function that the program calls, not while the module is imported",
    ),
    (
        r"starts a program \(",
        "importing the module starts a program; kin verify does not allow it",
        "start it in a function that the program calls, not while the module is imported",
    ),
    (
        r"Forbidden: (\w+)",
        "importing the module changes something outside; kin verify does not allow it",
        "do it in a function that the program calls, not while the module is imported",
    ),
    (
        r"Hanging",
        "importing the module does not end",
        "do what takes long in a function that the program calls, or pass a longer --timeout",
    ),
    (r"SystemExit", "importing the module ends the program", "put it below: if __name__ == \"__main__\":"),
    (
        r"FileNotFoundError",
        "kin verify copies the .py and .sql files of a project that git does not ignore, and nothing else",
        "read other files in a function that the program calls, not while the module is imported",
    ),
    (
        r"SyntaxError|IndentationError",
        "this Python does not understand the file",
        "correct the file, or choose another Python with --python",
    ),
    (
        r"requires an? (sync|async)|TypeError.*(Async\w+|sync)",
        "a relationship of a sync model is declared with an async class, or the other way round",
        "use the classes of one kind: BelongsTo with ActiveRecord, AsyncBelongsTo with AsyncActiveRecord",
    ),
    (
        r"register_relation",
        "a relationship is declared in a class that is not a model, such as a mixin, and the library gives no class the"
        " relationships of its bases",
        "declare the relationship in each model itself",
    ),
    (
        r"PydanticUserError|non-annotated attribute|PydanticSchemaGenerationError",
        "pydantic takes something in the class for a field",
        "declare relationships as name: ClassVar[BelongsTo[\"Model\"]] = BelongsTo(...)",
    ),
]


def words(error):
    """What an error says, in one line. Some versions of Python wrap what a class is made with."""
    if "__set_name__" in str(error) and error.__cause__ is not None:
        error = error.__cause__
    text = " ".join(str(error).split())
    return type(error).__name__ + (": " + text if text else "")


def reading(error, model, name):
    """What an error means, and what to do; of a module if there is no model."""
    if isinstance(error, Wrong):
        return "", error.help_text
    text = words(error)
    facts = {"model": model.__name__ if model else "", "name": name}
    for pattern, meaning, help_text in RELATIONS if model else MODULES:
        found = re.search(pattern, text)
        if found:
            group = next((it for it in found.groups() if it), "")
            return (meaning % facts).replace("{1}", group), (help_text % facts).replace("{1}", group)
    return "", PLACE
