-- The codes that are sent to telephones, one row a purpose and subject. A code is kept as a salted, slow hash only, until it is
-- used or its tries are spent.
create table one_time_code (
  purpose       varchar(24)  not null,
  subject       varchar(64)  not null,
  codes_ordered integer      not null,
  ordered_at    timestamp with time zone,
  code_hash     varchar(200),
  expires_at    timestamp with time zone,
  tries         integer      not null,
  primary key (purpose, subject),
  check (tries between 0 and 3)
);
insert into one_time_code (purpose, subject, codes_ordered, ordered_at, code_hash, expires_at, tries)
  select 'citizen-login', id, codes_ordered, code_ordered_at, code_hash, code_expires_at, tries from login_attempt;
insert into one_time_code (purpose, subject, codes_ordered, ordered_at, code_hash, expires_at, tries)
  select 'number-proof', case_reference, codes_ordered, code_ordered_at, code_hash, code_expires_at, tries from number_proof;
insert into one_time_code (purpose, subject, codes_ordered, ordered_at, code_hash, expires_at, tries)
  select 'phone-call', call_number, codes_ordered, started_at, code_hash, code_expires_at, tries from phone_call;
insert into one_time_code (purpose, subject, codes_ordered, ordered_at, code_hash, expires_at, tries)
  select 'handover', cast(id as varchar(20)), codes_ordered, code_ordered_at, code_hash, code_expires_at, tries from delivery;
alter table login_attempt drop column codes_ordered;
alter table login_attempt drop column code_ordered_at;
alter table login_attempt drop column code_hash;
alter table login_attempt drop column code_expires_at;
alter table login_attempt drop column tries;
alter table number_proof drop column codes_ordered;
alter table number_proof drop column code_ordered_at;
alter table number_proof drop column code_hash;
alter table number_proof drop column code_expires_at;
alter table number_proof drop column tries;
alter table phone_call drop column codes_ordered;
alter table phone_call drop column code_hash;
alter table phone_call drop column code_expires_at;
alter table phone_call drop column tries;
alter table delivery drop column codes_ordered;
alter table delivery drop column code_ordered_at;
alter table delivery drop column code_hash;
alter table delivery drop column code_expires_at;
alter table delivery drop column tries;
