-- Issued papers. Contents are addressed by their SHA-256 and never change.

create table paper_content (
  hash          char(64)     primary key,
  media_type    varchar(64)  not null,
  byte_count    integer      not null,
  content       ${blob}      not null
);

create table paper (
  number          varchar(24)  primary key,
  paper_key       varchar(120) not null unique,
  case_reference  varchar(14)  not null,
  ordinal         integer      not null,
  template        varchar(64)  not null,
  title           varchar(200) not null,
  content_hash    char(64)     not null references paper_content,
  issued_at       timestamp with time zone not null,
  unique (case_reference, ordinal)
);
create index paper_by_content on paper (content_hash);
