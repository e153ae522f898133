-- Proofs of identity by number matching: who asked for whom, in which matter, when, and what the person answered (ADR 57).

create table identity_proof (
  proof_key       varchar(48)  primary key,
  channel         varchar(16)  not null,
  purpose         varchar(16)  not null,
  officer         varchar(64)  not null,
  -- Of the person, or of a number of a case that does not exist, so that both have the same caps.
  person_hash     varchar(64)  not null,
  -- While the answer is awaited.
  identity_number varchar(120),
  shown_number    varchar(2),
  -- The case that a confirmed person has opened for them; null if there is none.
  case_reference  varchar(14)  references case_file,
  -- Process instance that waits for the answer.
  addressee       varchar(64),
  state           varchar(16)  not null,
  answer_id       varchar(64),
  prepared_at     timestamp with time zone not null,
  asked_at        timestamp with time zone,
  expires_at      timestamp with time zone,
  settled_at      timestamp with time zone,
  check (state in ('PREPARED', 'ASKED', 'CONFIRMED', 'REFUSED', 'MISMATCHED', 'UNANSWERED', 'UNAVAILABLE', 'LIMITED', 'WITHDRAWN'))
);
create index identity_proof_person on identity_proof (person_hash, state, settled_at);
create index identity_proof_open on identity_proof (state, prepared_at);
create index identity_proof_case on identity_proof (case_reference);

-- A message may answer a proceeding that belongs to no case, such as a call.
alter table inbox alter column case_reference set data type varchar(48);
