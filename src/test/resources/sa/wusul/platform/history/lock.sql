create table named_lock (name varchar(40) not null, stripe integer not null, primary key (name, stripe));
