-- Attempts to log in at the portal, or to open one case on the tracking page.
create table login_attempt (
  id              varchar(36)  primary key,
  shown_number    varchar(4)   not null,
  identity_number varchar(80)  not null,
  -- Case that the attempt is to open on the tracking page, empty if there is none with these details; null for a log-in.
  case_reference  varchar(14),
  mobile          varchar(120),
  begun_at        timestamp with time zone not null,
  done_at         timestamp with time zone
);
-- Drafts of requests at the portal, one for each person and service.
create table request_draft (
  draft_key       varchar(36)    primary key,
  identity_hash   varchar(64)    not null,
  service         varchar(64)    not null,
  answers         varchar(240100) not null,
  changed_at      timestamp with time zone not null,
  unique (identity_hash, service)
);
create index request_draft_age on request_draft (changed_at);

create table request_draft_document (
  draft_key       varchar(36)  not null references request_draft on delete cascade,
  content_hash    char(64)     not null references paper_content,
  kind            varchar(120) not null,
  name            varchar(700) not null,
  media_type      varchar(64)  not null,
  byte_count      integer      not null,
  added_at        timestamp with time zone not null,
  primary key (draft_key, content_hash)
);

-- Ratings by requesters of how their case was handled, once it is closed.
create table case_rating (
  case_reference varchar(14)  primary key references case_file,
  stars          integer      not null,
  remark         varchar(2100),
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
