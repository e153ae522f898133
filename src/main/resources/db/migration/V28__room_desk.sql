-- The work of staff in a room: directives that a host writes there, visits that an officer ends, voice without picture.

-- The page's own name for a directive, so that one that is sent twice is one, and its second in the recording.
alter table directive add column room_key varchar(36);
alter table directive add column recording_second integer;
create unique index directive_room on directive (reference, meeting_at, room_key);

-- A room without picture relays sound only.
alter table video_room add column pictured boolean default true not null;
-- Code of the reason for which an officer ended it before its time.
alter table video_room add column end_reason varchar(16);
alter table detainee_visit add column end_reason varchar(16);
