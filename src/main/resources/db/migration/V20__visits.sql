-- Visits to detainees. Visitors and the reasons of refusals stay here; processes carry the reference and a visitor's
-- place in the list. The booked place is a slot (V5) under the case's reference.

create table detainee_visit (
  case_reference     varchar(14)  primary key references case_file,
  kind               varchar(16)  not null,
  section            varchar(16)  not null,
  state              varchar(16)  not null,
  asked_at           timestamp with time zone not null,
  -- The first day that suits the family, or the first after a day on which the prison was unable.
  not_before         date,
  -- Latest message to the family: a slot in a prison, or the waiting list.
  told_prison        varchar(32),
  told_slot          timestamp with time zone,
  told_at            timestamp with time zone,
  prison_reason      varchar(16),
  ask_again_from     date
);

-- Each visitor gets a decision of their own: by the table, or by an officer if the table leaves it open.
create table detainee_visitor (
  case_reference     varchar(14)  not null references detainee_visit,
  ordinal            integer      not null,
  identity_number    varchar(10)  not null,
  visitor_name       varchar(120) not null,
  verdict            varchar(16),
  reason_code        varchar(16),
  reason             varchar(300),
  ask_again_from     date,
  -- Result of the table at the decision; an officer's decision holds while the table returns the same.
  assessed_code      varchar(16),
  decided_by         varchar(64),
  decided_at         timestamp with time zone,
  told               varchar(400),
  checked_in_at      timestamp with time zone,
  checked_in_by      varchar(64),
  primary key (case_reference, ordinal),
  check (ordinal between 1 and 5)
);
create index detainee_visitor_identity on detainee_visitor (identity_number);
