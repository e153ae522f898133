-- The rows of the locks that all nodes share (NamedLock); the keys of a lock share its rows.
create table named_lock (
  name   varchar(40) not null,
  stripe integer     not null,
  primary key (name, stripe)
);
insert into named_lock (name, stripe) select 'meeting-host', id from booking_desk;
insert into named_lock (name, stripe) select 'detainee-contacts', id from contact_desk;
insert into named_lock (name, stripe) select 'citizen-login', slot from login_lock;
drop table booking_desk;
drop table contact_desk;
drop table login_lock;
