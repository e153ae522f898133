-- Figures for supervisors: durations of cases and their steps, day by day (ADR 19).

-- Human steps, open or done, with the place of the case at the start of the step. A cancelled step leaves no row.
create table case_step (
  task_id         varchar(64)  primary key,
  reference       varchar(14)  not null references case_file,
  case_process    varchar(64)  not null,
  process_key     varchar(64)  not null,
  step            varchar(64)  not null,
  centre          varchar(32)  not null,
  department      varchar(32),
  started_at      timestamp with time zone not null,
  due_at          timestamp with time zone,
  ended_at        timestamp with time zone,
  worked_minutes  integer
);
create index case_step_case on case_step (reference);
create index case_step_ended on case_step (ended_at, process_key, step);

-- Sums of a past day: cases opened and closed (step '-') and steps done, and the distribution of their durations. h0 to h39 are the
-- classes of sa.wusul.supervision.Durations. Without a department it is '-'.
create table work_day (
  worked_on       date         not null,
  case_process    varchar(64)  not null,
  process_key     varchar(64)  not null,
  step            varchar(64)  not null,
  centre          varchar(32)  not null,
  department      varchar(32)  not null,
  opened          integer      not null,
  done            integer      not null,
  late            integer      not null,
  h0 integer not null, h1 integer not null, h2 integer not null, h3 integer not null, h4 integer not null,
  h5 integer not null, h6 integer not null, h7 integer not null, h8 integer not null, h9 integer not null,
  h10 integer not null, h11 integer not null, h12 integer not null, h13 integer not null, h14 integer not null,
  h15 integer not null, h16 integer not null, h17 integer not null, h18 integer not null, h19 integer not null,
  h20 integer not null, h21 integer not null, h22 integer not null, h23 integer not null, h24 integer not null,
  h25 integer not null, h26 integer not null, h27 integer not null, h28 integer not null, h29 integer not null,
  h30 integer not null, h31 integer not null, h32 integer not null, h33 integer not null, h34 integer not null,
  h35 integer not null, h36 integer not null, h37 integer not null, h38 integer not null, h39 integer not null,
  primary key (worked_on, step, process_key, case_process, centre, department)
);

-- The latest day with sums; its row is the lock for adding the next one.
create table work_sealed (
  through         date         not null
);
insert into work_sealed (through) values (date '2000-01-01');
