-- The ways in which people want their messages.

-- One row a number whose holder chose a language, or an address beside it or in its place; of the number a keyed hash only. The address
-- counts once a code sent to it was given back (ADR 59).
create table message_choice (
  number_hash    varchar(64)  primary key,
  language       varchar(2)   not null,
  -- The channel of messages that are neither codes nor urgent.
  channel        varchar(8)   not null,
  address        varchar(400),
  -- An address that is not proven yet.
  named_address  varchar(400),
  changed_at     timestamp with time zone not null,
  check (language in ('ar', 'en')),
  check (channel in ('SMS', 'EMAIL', 'BOTH')),
  check (channel = 'SMS' or address is not null)
);
