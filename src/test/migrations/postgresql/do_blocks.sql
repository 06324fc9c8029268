-- doubts: 2
CREATE TABLE kept (id int PRIMARY KEY);
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state') THEN
    CREATE TYPE state AS ENUM ('on', 'off');
  END IF;
END
$$;
DO $x$BEGIN EXECUTE 'CREATE TABLE kept_2 (id int)';END$x$;
CREATE OR REPLACE FUNCTION f(a int, OUT b text) AS $f$ BEGIN b := 'x; $$ y'; END; $f$ LANGUAGE plpgsql;
CREATE TABLE after_it (id int REFERENCES kept);
