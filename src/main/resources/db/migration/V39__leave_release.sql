-- A detainee who is released during a leave need not return: the leave ends with the release (ADR 18).
alter table leave_occurrence add column state_now varchar(16);
alter table leave_occurrence add column ended_as varchar(16);
update leave_occurrence set state_now = state, ended_as = outcome;
drop index leave_occurrence_state;
alter table leave_occurrence drop column state;
alter table leave_occurrence drop column outcome;
alter table leave_occurrence rename column state_now to state;
alter table leave_occurrence rename column ended_as to outcome;
alter table leave_occurrence alter column state set not null;
alter table leave_occurrence add constraint leave_occurrence_states
  check (state in ('SCHEDULED', 'OUT', 'OVERDUE', 'RETURNED', 'RELEASED', 'CANCELLED'));
alter table leave_occurrence add constraint leave_occurrence_outcomes
  check (outcome in ('PUNCTUAL', 'LATE', 'ABSENT', 'RELEASED'));
create index leave_occurrence_state on leave_occurrence (state);
