"""Runs migrations on a new database of SQLite."""
import re
import sqlite3

ATTACH = 24  # SQLITE_ATTACH, which older versions of Python do not name.


def run_script(connection, database, text):
    """Runs one file. A schema that it uses is the same file under another name."""
    for schema in set(re.findall(r"(?m)^CREATE TABLE (\w+)\.", text)):
        if schema not in attached(connection):
            connection.execute("ATTACH DATABASE '%s' AS \"%s\"" % (database.replace("'", "''"), schema))
    connection.executescript(text)


def allow(action, name, database):
    """A migration opens no database of the user."""
    outside = action == ATTACH and name not in ("", ":memory:", database)
    return sqlite3.SQLITE_DENY if outside else sqlite3.SQLITE_OK


def attached(connection):
    """The names that files have on this connection."""
    return {it[1] for it in connection.execute("PRAGMA database_list")}


def run_files(database, files):
    """Runs files by their names and texts; the name and the error of the first that does not run, if there is one."""
    connection = sqlite3.connect(database)
    connection.set_authorizer(lambda action, name, *_: allow(action, name, database))
    try:
        for name, text in files:
            try:
                run_script(connection, database, text)
            except (sqlite3.Error, sqlite3.Warning) as error:
                return name, error
        return None
    finally:
        connection.close()
