-- The thread of a case: questions of its requester, and of staff to its requester, each with its answer, sealed. The process beside the
-- case that waits for the answer has its reading (ADR 74).
create table case_question (
  case_reference   varchar(14) references case_file,
  ordinal          integer,
  question         varchar(8100) not null,
  asked_by         varchar(64)   not null,
  asked_at         timestamp with time zone not null,
  process_instance varchar(64)   not null,
  answer           varchar(16100),
  answered_by      varchar(64),
  answered_at      timestamp with time zone,
  outcome          varchar(16),
  primary key (case_reference, ordinal),
  check (outcome in ('ANSWERED', 'LAPSED', 'ENDED'))
);
create index case_question_process on case_question (process_instance);
