create table a (id serial, x int, constraint a_pk primary key (id));
create table b (
    id uuid primary key default gen_random_uuid(),
    a_id int null constraint b_a references a on delete restrict deferrable initially deferred,
    data jsonb not null default '{}'::jsonb,
    ex_during tsrange,
    n int generated always as (a_id * 2) stored,
    unique nulls not distinct (a_id, n),
    exclude using gist (ex_during with &&)
) with (fillfactor = 70) tablespace pg_default;
alter table if exists only b
    add column c varchar(10) collate "C" not null default 'x;y',
    add column if not exists d double precision,
    add e timestamp with time zone,
    drop column if exists data cascade,
    alter column d set default 1.0,
    add constraint apart exclude using gist (ex_during with &&) where (c <> 'x'),
    add constraint d_positive check (d > 0) not valid,
    add unique (c, d),
    add foreign key (id) references b (id);
alter table b alter c drop not null;
alter table b drop constraint b_id_fkey;
alter table b drop constraint if exists never;
alter table b rename constraint b_a to b_to_a;
alter table b drop constraint b_to_a;
