-- The tickets that citizens took on their own telephones. A row leads from a visit to its visitor for that day only.
create table hall_ticket (
  visit          varchar(64)  primary key references visit,
  identity_hash  varchar(64)  not null,
  -- The same hash as long as the ticket is open, so that nobody has two; null afterwards.
  holder         varchar(64)  unique,
  mobile         varchar(400) not null,
  language       varchar(8)   not null,
  taken_at       timestamp with time zone not null,
  -- When the holder was told that their turn is near.
  warned_at      timestamp with time zone
);
create index hall_ticket_person on hall_ticket (identity_hash, taken_at);
