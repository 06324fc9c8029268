create table a(id integer primary key, x int not null default -1, y text default ('a' || ';'), z generated always as (x + 1) virtual, w as (x * 2) stored, v);
alter table a add column n numeric(10,2) not null default 0;
alter table a add m text collate nocase references a(y) on delete no action;
alter table a rename column n to price;
alter table a rename y to "y y";
create table b(a_id constraint b_a references a, foreign key (a_id) references a (id) match simple on update set null);
