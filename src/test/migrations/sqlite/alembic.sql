CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('ae1027a6acf');
CREATE TABLE account (
	id INTEGER NOT NULL,
	name VARCHAR(50) NOT NULL,
	owner_id INTEGER,
	PRIMARY KEY (id),
	CONSTRAINT fk_owner FOREIGN KEY(owner_id) REFERENCES account (id) ON DELETE CASCADE,
	CONSTRAINT uq_account UNIQUE (name, owner_id),
	CHECK (length(name) > 0)
);
CREATE TABLE _alembic_tmp_account (
	id INTEGER NOT NULL,
	name VARCHAR(60),
	PRIMARY KEY (id)
);
INSERT INTO _alembic_tmp_account (id, name) SELECT account.id, account.name FROM account;
DROP TABLE account;
ALTER TABLE _alembic_tmp_account RENAME TO account;
UPDATE alembic_version SET version_num='1975ea83b712' WHERE alembic_version.version_num = 'ae1027a6acf';
