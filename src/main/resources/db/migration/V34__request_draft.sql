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
