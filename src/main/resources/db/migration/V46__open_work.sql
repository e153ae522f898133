-- Open work summed up for supervisors' figures (ADR 109): counted again and again, and as old as open_counted says. None names a case.

create table open_case_sum (
  process_key    varchar(64)  not null,
  centre         varchar(32)  not null,
  -- Without a department it is '-'.
  department     varchar(32)  not null,
  -- The class of sa.wusul.supervision.Ageing.
  age            integer      not null,
  open           bigint       not null,
  due_today      bigint       not null,
  overdue        bigint       not null,
  primary key (process_key, centre, department, age)
);

-- By model: the tasks at its steps (STEP), the cases in what a call activity called (CALL), and all its cases (MODEL, step '-').
create table open_step_sum (
  kind           varchar(8)   not null,
  process_key    varchar(64)  not null,
  step           varchar(64)  not null,
  case_process   varchar(64)  not null,
  centre         varchar(32)  not null,
  department     varchar(32)  not null,
  open           bigint       not null,
  overdue        bigint       not null,
  tasks          bigint       not null,
  -- The working minutes for which these tasks have waited, together.
  waited         bigint       not null,
  primary key (process_key, kind, step, case_process, centre, department)
);

-- The cases due on the next working days, by when they were opened and are due: to the hour, or to the day if that is far.
create table open_due_sum (
  process_key    varchar(64)  not null,
  centre         varchar(32)  not null,
  department     varchar(32)  not null,
  opened_at      timestamp with time zone not null,
  due_at         timestamp with time zone not null,
  many           bigint       not null,
  primary key (process_key, centre, department, opened_at, due_at)
);

-- When the open work was counted last; its row is the lock for counting it.
create table open_counted (
  counted_at     timestamp with time zone not null,
  took_millis    bigint       not null
);
insert into open_counted (counted_at, took_millis) values (timestamp with time zone '2000-01-01 00:00:00+00', 0);

-- Finds the few urgent cases among all open ones, for the Minister's page and the alarms.
create index case_file_lane on case_file (urgent_lane, closed_at, due_at);
