-- Temporary leave of detainees: the authorisation, the opinions of the authorities, and each departure under it.

create sequence leave_running_number;

-- One authorisation for each case. Conditions are those of the table at the inquiry; only this row names the guarantor.
create table leave_authorisation (
  number              varchar(16)  primary key,
  case_reference      varchar(14)  not null unique references case_file,
  detainee_identity   varchar(10)  not null,
  reason              varchar(16)  not null,
  state               varchar(16)  not null,
  -- Number of the inquiry: one more for each change of the detainee's data before the decision.
  inquiry             integer      not null,
  asked_at            timestamp with time zone not null,
  escort_needed       boolean,
  guarantor_needed    boolean,
  leave_hours         integer,
  occurrences         integer,
  valid_days          integer,
  once_a_month        boolean,
  window_hours        integer,
  recall_minutes      integer,
  guarantor_name      varchar(120),
  guarantor_identity  varchar(10),
  guarantor_relation  varchar(16),
  guarantor_by        varchar(64),
  decision_level      varchar(16),
  decided_by          varchar(64),
  decided_at          timestamp with time zone,
  valid_from          timestamp with time zone,
  valid_until         timestamp with time zone,
  reason_code         varchar(32),
  changed_at          timestamp with time zone not null,
  check (reason in ('DEATH', 'WEDDING', 'ILLNESS', 'MONTHLY_HOME')),
  check (state in ('PENDING', 'APPROVED', 'DENIED', 'PAUSED', 'EXPIRED', 'CANCELLED'))
);
create index leave_authorisation_detainee on leave_authorisation (detainee_identity);

-- Opinion of an authority; its text is in the notes of the case. Silence at the deadline is an opinion.
create table leave_opinion (
  leave_number        varchar(16)  not null references leave_authorisation,
  authority           varchar(16)  not null,
  inquiry             integer      not null,
  asked_at            timestamp with time zone not null,
  due_at              timestamp with time zone not null,
  opinion             varchar(16),
  given_by            varchar(64),
  recorded_at         timestamp with time zone,
  primary key (leave_number, authority, inquiry),
  check (authority in ('PRISON', 'INVESTIGATION', 'MEDICAL', 'SECURITY')),
  check (opinion in ('FAVOURABLE', 'CONDITIONAL', 'ADVERSE', 'SILENT'))
);

-- Each leave. The key holds from the appointment until the return: a detainee is out once, under any authorisation.
create table leave_occurrence (
  number              varchar(20)  primary key,
  leave_number        varchar(16)  not null references leave_authorisation,
  detainee_identity   varchar(10)  not null,
  state               varchar(16)  not null,
  depart_at           timestamp with time zone not null,
  depart_until        timestamp with time zone not null,
  left_at             timestamp with time zone,
  due_at              timestamp with time zone,
  returned_at         timestamp with time zone,
  -- Incremented by each extension and each recall: the alarms start again.
  watch               integer      not null,
  escort_name         varchar(120),
  scheduled_by        varchar(64)  not null,
  outcome             varchar(16),
  closed_at           timestamp with time zone,
  away_key            varchar(10)  unique,
  check (state in ('SCHEDULED', 'OUT', 'OVERDUE', 'RETURNED', 'CANCELLED')),
  check (outcome in ('PUNCTUAL', 'LATE', 'ABSENT'))
);
create index leave_occurrence_leave on leave_occurrence (leave_number);
create index leave_occurrence_detainee on leave_occurrence (detainee_identity);

-- Each step of the alarm ladder that was reached: when it was due and when it was raised.
create table leave_alarm (
  occurrence_number   varchar(20)  not null references leave_occurrence,
  watch               integer      not null,
  rung                integer      not null,
  alarm_action        varchar(24)  not null,
  due_at              timestamp with time zone not null,
  raised_at           timestamp with time zone not null,
  primary key (occurrence_number, watch, rung)
);
