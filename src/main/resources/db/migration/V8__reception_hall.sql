-- The reception halls: visits, their tickets and durations. No row identifies the visitor.

-- The last number of a section's day. One row for each section: tickets are issued one by one, so that no number is left out.
create table ticket_counter (
  centre         varchar(32)  not null,
  section        varchar(16)  not null,
  issued_on      date         not null,
  last_number    integer      not null,
  primary key (centre, section)
);

create table visit (
  reference          varchar(64)  primary key,
  centre             varchar(32)  not null,
  section            varchar(16)  not null,
  visited_on         date         not null,
  ticket_number      integer      not null,
  ticket             varchar(12)  not null,
  priority           varchar(16),
  state              varchar(16)  not null,
  counter_number     integer,
  calls              integer      not null,
  absences           integer      not null,
  interpreter_needed boolean      not null,
  interpreter        varchar(64),
  appointment        varchar(14),
  arrived_at         timestamp with time zone not null,
  waiting_since      timestamp with time zone not null,
  first_called_at    timestamp with time zone,
  called_at          timestamp with time zone,
  ended_at           timestamp with time zone,
  unique (centre, section, visited_on, ticket_number)
);
-- Content of a screen, and the durations of the latest services.
create index visit_today on visit (visited_on, centre, state);
create index visit_ended on visit (centre, section, ended_at);
