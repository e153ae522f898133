-- Who is not content with the answer asks once that his closed case is opened again. Why, he writes in a note of the case.
create table case_reopening (
  case_reference varchar(14) primary key references case_file,
  asked_at       timestamp with time zone not null,
  decision       varchar(16),
  decided_at     timestamp with time zone,
  check (decision in ('REOPENED', 'KEPT_CLOSED'))
);
