-- Log-in attempts at the portal.
create table login_attempt (
  id              varchar(36)  primary key,
  shown_number    varchar(4)   not null,
  identity_number varchar(10)  not null,
  mobile          varchar(16),
  begun_at        timestamp with time zone not null,
  done_at         timestamp with time zone
);
-- Counts the codes ordered for one person.
create index login_of_person on login_attempt (identity_number, begun_at);

-- Locked while a code is ordered for a person, so that orders come one by one.
insert into named_lock (name, stripe) values
  ('citizen-login', 0), ('citizen-login', 1), ('citizen-login', 2), ('citizen-login', 3),
  ('citizen-login', 4), ('citizen-login', 5), ('citizen-login', 6), ('citizen-login', 7),
  ('citizen-login', 8), ('citizen-login', 9), ('citizen-login', 10), ('citizen-login', 11),
  ('citizen-login', 12), ('citizen-login', 13), ('citizen-login', 14), ('citizen-login', 15),
  ('citizen-login', 16), ('citizen-login', 17), ('citizen-login', 18), ('citizen-login', 19),
  ('citizen-login', 20), ('citizen-login', 21), ('citizen-login', 22), ('citizen-login', 23),
  ('citizen-login', 24), ('citizen-login', 25), ('citizen-login', 26), ('citizen-login', 27),
  ('citizen-login', 28), ('citizen-login', 29), ('citizen-login', 30), ('citizen-login', 31),
  ('citizen-login', 32), ('citizen-login', 33), ('citizen-login', 34), ('citizen-login', 35),
  ('citizen-login', 36), ('citizen-login', 37), ('citizen-login', 38), ('citizen-login', 39),
  ('citizen-login', 40), ('citizen-login', 41), ('citizen-login', 42), ('citizen-login', 43),
  ('citizen-login', 44), ('citizen-login', 45), ('citizen-login', 46), ('citizen-login', 47),
  ('citizen-login', 48), ('citizen-login', 49), ('citizen-login', 50), ('citizen-login', 51),
  ('citizen-login', 52), ('citizen-login', 53), ('citizen-login', 54), ('citizen-login', 55),
  ('citizen-login', 56), ('citizen-login', 57), ('citizen-login', 58), ('citizen-login', 59),
  ('citizen-login', 60), ('citizen-login', 61), ('citizen-login', 62), ('citizen-login', 63);

-- Drafts of requests at the portal, one for each person and service.
create table request_draft (
  draft_key       varchar(36)    primary key,
  identity_number varchar(10)    not null,
  service         varchar(64)    not null,
  answers         varchar(60000) not null,
  changed_at      timestamp with time zone not null,
  unique (identity_number, service)
);
create index request_draft_age on request_draft (changed_at);

create table request_draft_document (
  draft_key       varchar(36)  not null references request_draft on delete cascade,
  content_hash    char(64)     not null references paper_content,
  kind            varchar(120) not null,
  name            varchar(120) not null,
  media_type      varchar(64)  not null,
  byte_count      integer      not null,
  added_at        timestamp with time zone not null,
  primary key (draft_key, content_hash)
);

-- Ratings by requesters of how their case was handled, once it is closed.
create table case_rating (
  case_reference varchar(14)  primary key references case_file,
  stars          integer      not null,
  remark         varchar(500),
  rated_at       timestamp with time zone not null,
  check (stars between 1 and 5)
);

-- Requests to reopen a closed case, in their order. A note of the case contains the reason.
create table case_reopening (
  case_reference varchar(14) references case_file,
  ordinal        integer,
  asked_at       timestamp with time zone not null,
  decision       varchar(16),
  decided_at     timestamp with time zone,
  primary key (case_reference, ordinal),
  check (decision in ('REOPENED', 'KEPT_CLOSED'))
);
