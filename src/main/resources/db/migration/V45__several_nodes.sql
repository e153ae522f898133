-- The sessions of visitors on all nodes (ADR 101), by a keyed hash of their id; a row that is gone ends its session everywhere.
create table web_session (
  id             varchar(64)   primary key,
  -- The attributes, sealed.
  content        text          not null,
  -- Grows with each change, so that a node knows whether its copy is the newest.
  version        bigint        not null,
  -- The time without use after which it is over.
  idle_seconds   integer       not null,
  seen_at        timestamp with time zone not null
);
create index web_session_seen on web_session (seen_at);
