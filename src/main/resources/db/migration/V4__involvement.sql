-- Groups without a place, such as the duty office, that had a step of a case: they may read its file (M5).
create table case_involvement (
  reference     varchar(14)  not null references case_file,
  group_id      varchar(64)  not null,
  involved_at   timestamp with time zone not null,
  primary key (reference, group_id)
);
