-- Exchanges with the sectors' registers. An exchange names the case and the registers; the person and the question stay in the
-- case file, and the answers are findings of the case.
create table register_exchange (
  exchange       varchar(64)  primary key,
  case_reference varchar(14)  not null references case_file,
  -- Data to enter; null for an enquiry.
  entry_kind     varchar(40),
  term_years     integer,
  -- Number of the enquiry; earlier rounds are no longer performed.
  round          integer      not null,
  asked_at       timestamp with time zone not null,
  answered_at    timestamp with time zone,
  check (round >= 1),
  check (term_years between 1 and 99)
);
create index register_exchange_case on register_exchange (case_reference);

-- Each register of an exchange, and when it answered.
create table register_question (
  exchange       varchar(64)  not null references register_exchange,
  register       varchar(32)  not null,
  asked_at       timestamp with time zone not null,
  answered_at    timestamp with time zone,
  primary key (exchange, register)
);
-- Finds registers without an answer, without reading those with one.
create index register_question_silent on register_question (answered_at, register);
