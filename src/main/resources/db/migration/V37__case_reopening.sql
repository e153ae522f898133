-- Requests to reopen a closed case, one for each case. A note of the case contains the reason.
create table case_reopening (
  case_reference varchar(14) primary key references case_file,
  asked_at       timestamp with time zone not null,
  decision       varchar(16),
  decided_at     timestamp with time zone,
  check (decision in ('REOPENED', 'KEPT_CLOSED'))
);
