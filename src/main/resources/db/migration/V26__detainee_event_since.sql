-- A case that begins to watch a detainee reads the register's events since the case was opened.
create index detainee_event_detainee on detainee_event (detainee_identity, received_at);
