-- A case that begins to watch a detainee asks what the register has told of him since the case was opened.
create index detainee_event_detainee on detainee_event (detainee_identity, received_at);
