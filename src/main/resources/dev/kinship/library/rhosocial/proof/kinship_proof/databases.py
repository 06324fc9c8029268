"""The database that a proof runs on: a file of SQLite, or a new database on a server."""
import sqlite3

from rhosocial.activerecord.backend.impl.sqlite.backend import SQLiteBackend
from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig

# Speed; nothing here asks what a power cut leaves.
PRAGMAS = {"foreign_keys": "ON", "journal_mode": "MEMORY", "synchronous": "OFF"}


class Sqlite:
    """A file."""

    is_confined = False  # Whether a schema of a model would be another database, which is the user's.

    def __init__(self, path):
        self.path = path
        self.raw = sqlite3.connect(path, isolation_level=None)
        self.raw.execute("PRAGMA foreign_keys = ON")

    def config(self):
        return SQLiteConnectionConfig(database=self.path, pragmas=dict(PRAGMAS))

    def backend(self):
        return SQLiteBackend

    def async_backend(self):
        from rhosocial.activerecord.backend.impl.sqlite.backend import AsyncSQLiteBackend

        return AsyncSQLiteBackend

    def tables(self):
        """The names of all tables, in lower case."""
        return {it[0].lower() for it in self.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def columns(self, table):
        """The names of its columns, in lower case."""
        return {it[1].lower() for it in self.raw.execute('PRAGMA table_info("%s")' % table)}

    def foreign_keys(self, table):
        """Each foreign key: its columns, the other table in lower case, the rule for deletions."""
        found = {}
        for row in self.raw.execute('PRAGMA foreign_key_list("%s")' % table).fetchall():
            found.setdefault(row[0], ([], row[2].lower(), row[6]))[0].append(row[3])
        return list(found.values())

    def attaching(self, schema):
        """The statement that gives the one file the name of a schema, too."""
        return "ATTACH DATABASE '%s' AS \"%s\"" % (self.path, schema)

    def refusal(self, table):
        """Why what was done in this transaction cannot stay; nothing if it can."""
        self.raw.execute("PRAGMA defer_foreign_keys = OFF")
        broken = self.raw.execute('PRAGMA foreign_key_check("%s")' % table).fetchall()
        return "FOREIGN KEY constraint failed" if broken else ""


class Server:
    """A new database on a server of PostgreSQL, MySQL or MariaDB, which kin has made and will drop."""

    def __init__(self, kind, host, port, database, user, password, tls, authority):
        self.kind = kind
        self.place = {"host": host, "port": int(port), "database": database, "username": user, "password": password}
        self.tls = tls
        self.authority = authority
        self.raw = None

    def open(self):
        """Connects, in the process that uses it."""
        self.raw = (PostgresRows if self.is_postgresql else MySqlRows)(self)
        return self

    @property
    def is_postgresql(self):
        return self.kind == "postgresql"

    @property
    def is_confined(self):
        return not self.is_postgresql

    @property
    def host(self):
        return self.place["host"]

    def library(self):
        """What the library has for it. ImportError if it is not installed."""
        import importlib

        names = {"postgresql": ["postgres"], "mariadb": ["mariadb", "mysql"]}.get(self.kind, ["mysql"])
        for name in names:
            try:
                return importlib.import_module("rhosocial.activerecord.backend.impl." + name)
            except ImportError:
                if name == names[-1]:
                    raise

    def found(self, prefix, ending):
        """The class of the library with these words around the name of the database."""
        library = self.library()
        names = [it for it in dir(library) if it.startswith(prefix) and it.endswith(ending)]
        words = ["postgres"] if self.is_postgresql else ["mariadb", "mysql"]
        return next(getattr(library, it) for it in names if it[len(prefix):-len(ending)].lower() in words)

    def config(self):
        return self.found("", "ConnectionConfig")(**dict(self.place, **self.encryption()))

    def encryption(self):
        if self.is_postgresql:
            return {name: it for name, it in (("sslmode", self.tls), ("sslrootcert", self.authority)) if it}
        if self.tls in ("", "disable"):
            return {"ssl_disabled": True}
        checks = {"ssl_verify_cert": self.tls.startswith("verify"), "ssl_verify_identity": self.tls == "verify-full"}
        return dict(checks, ssl_disabled=False, **({"ssl_ca": self.authority} if self.authority else {}))

    def backend(self):
        return self.found("", "Backend")

    def async_backend(self):
        return self.found("Async", "Backend")

    def tables(self):
        rows = self.raw.execute("SELECT table_name FROM information_schema.tables WHERE %s" % self.raw.SEEN)
        return {it[0].lower() for it in rows}

    def columns(self, table):
        query = "SELECT column_name FROM information_schema.columns WHERE %s AND lower(table_name) = ?" % self.raw.SEEN
        return {it[0].lower() for it in self.raw.execute(query, (table.lower(),))}

    def foreign_keys(self, table):
        found = {}
        for name, column, other, rule in self.raw.execute(self.raw.KEYS, (table.lower(),)):
            found.setdefault(name, ([], other.lower(), rule))[0].append(column)
        return list(found.values())

    def attaching(self, schema):
        return None

    def refusal(self, table):
        self.raw.at_once()
        return ""


class Rows:
    """A connection that takes statements as SQLite does: names in double quotes, and question marks."""

    def execute(self, statement, values=()):
        cursor = self.connection.cursor()
        if values:
            cursor.execute(statement.replace("%", "%%").replace("?", "%s"), tuple(values))
        else:
            cursor.execute(statement)
        return Result(cursor)

    def at_once(self):
        """From here on nothing is left to the end of the transaction."""


class Result:
    """What a statement gives, read at once."""

    def __init__(self, cursor):
        self.description = cursor.description
        self.rows = list(cursor.fetchall()) if cursor.description else []
        cursor.close()

    def fetchone(self):
        return self.rows[0] if self.rows else None

    def fetchall(self):
        return self.rows

    def __iter__(self):
        return iter(self.rows)


class PostgresRows(Rows):
    SEEN = "table_schema = ANY (current_schemas(false))"
    KEYS = """
        SELECT c.oid, a.attname, other.relname, CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'
            WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END
        FROM pg_constraint c JOIN pg_class own ON own.oid = c.conrelid JOIN pg_class other ON other.oid = c.confrelid
        CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY k (number, position)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
        WHERE c.contype = 'f' AND lower(own.relname) = ? ORDER BY c.oid, k.position"""

    def __init__(self, server):
        import psycopg

        place = server.place
        words = {"host": place["host"], "port": place["port"], "dbname": place["database"], "user": place["username"]}
        secret = {"password": place["password"]} if place["password"] else {}
        self.connection = psycopg.connect(autocommit=True, **words, **secret, **server.encryption())
        own = "nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"
        names = [it[0] for it in self.execute("SELECT nspname FROM pg_namespace WHERE " + own)]
        names.sort(key=lambda it: it != "public")
        self.execute("SET search_path = " + ", ".join('"%s"' % it.replace('"', '""') for it in names))

    def at_once(self):
        self.execute("SET CONSTRAINTS ALL IMMEDIATE")


class MySqlRows(Rows):
    SEEN = "table_schema = database()"
    KEYS = """
        SELECT k.constraint_name, k.column_name, k.referenced_table_name, r.delete_rule
        FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
            ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
            AND r.table_name = k.table_name
        WHERE k.table_schema = database() AND lower(k.table_name) = ? ORDER BY k.constraint_name, k.ordinal_position"""

    def __init__(self, server):
        import mysql.connector

        place = dict(server.place, use_pure=True, autocommit=True, **server.encryption())
        place["user"] = place.pop("username")
        self.connection = mysql.connector.connect(**place)
        self.execute("SET SESSION sql_mode = 'ANSI_QUOTES,STRICT_TRANS_TABLES'")
