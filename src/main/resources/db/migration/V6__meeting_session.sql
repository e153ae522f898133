-- Records of a meeting: its file, the readers, the minutes, the directives. "No file, no meeting" is a chain of
-- foreign keys: a record needs a reading, a reading needs a dossier, both of this very meeting.

create table meeting_dossier (
  reference      varchar(14)  not null references case_file,
  meeting_at     timestamp with time zone not null,
  paper_number   varchar(24)  not null references paper,
  issued_at      timestamp with time zone not null,
  primary key (reference, meeting_at, paper_number)
);

create table meeting_dossier_reading (
  reference      varchar(14)  not null,
  meeting_at     timestamp with time zone not null,
  paper_number   varchar(24)  not null,
  reader         varchar(64)  not null,
  read_at        timestamp with time zone not null,
  primary key (reference, meeting_at, paper_number),
  foreign key (reference, meeting_at, paper_number) references meeting_dossier
);

create table meeting_record (
  reference      varchar(14)  not null,
  meeting_at     timestamp with time zone not null,
  paper_number   varchar(24)  not null,
  host           varchar(32)  not null,
  mode           varchar(16)  not null,
  place          varchar(32)  not null,
  opened_at      timestamp with time zone not null,
  outcome        varchar(16),
  closed_at      timestamp with time zone,
  primary key (reference, meeting_at),
  foreign key (reference, meeting_at, paper_number) references meeting_dossier_reading
);

-- Spoken directives as written orders.
create table directive (
  reference      varchar(14)   not null,
  meeting_at     timestamp with time zone not null,
  number         integer       not null,
  text           varchar(2000) not null,
  owner          varchar(120)  not null,
  department     varchar(32)   not null,
  due_at         timestamp with time zone not null,
  state          varchar(16)   not null,
  written_by     varchar(64)   not null,
  written_at     timestamp with time zone not null,
  order_number   varchar(24)   references paper,
  reminded_at    timestamp with time zone,
  evidence_kind  varchar(16),
  evidence       varchar(2000),
  reported_by    varchar(64),
  reported_at    timestamp with time zone,
  closed_by      varchar(64),
  closed_at      timestamp with time zone,
  primary key (reference, meeting_at, number),
  foreign key (reference, meeting_at) references meeting_record
);
create index directive_open on directive (department, state, due_at);
