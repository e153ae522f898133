-- Log-in attempts at the portal. A code is kept as a salted, slow hash only, until it is used or its tries are spent.
create table login_attempt (
  id              varchar(36)  primary key,
  shown_number    varchar(4)   not null,
  identity_number varchar(10)  not null,
  mobile          varchar(16),
  begun_at        timestamp with time zone not null,
  codes_ordered   integer      not null,
  code_ordered_at timestamp with time zone not null,
  code_hash       varchar(200),
  code_expires_at timestamp with time zone,
  tries           integer      not null,
  done_at         timestamp with time zone
);
-- Counts the codes ordered for one person.
create index login_of_person on login_attempt (identity_number, begun_at);

-- Locked while a code is ordered for a person, so that orders come one by one; people share the rows.
create table login_lock (
  slot integer primary key
);
insert into login_lock (slot) values
  (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
  (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
  (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
  (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);

alter table access_log drop constraint access_log_door;
alter table access_log add constraint access_log_door
  check (door in ('TASKLIST', 'COCKPIT', 'COUNTER', 'PHONE', 'CHANNEL', 'TRACKING', 'PORTAL'));
