-- The certificate of a recording (ADR 67): the paper that lists its parts with their hashes, and that of each film.
alter table recording_check add column certificate varchar(24) references paper;

-- SHA-256 of the film, which stays when the film is deleted.
alter table recording_viewing add column film_hash char(64);
alter table recording_viewing add column certificate varchar(24) references paper;

-- What remains of a case says how many parts of recordings went with it.
alter table disposed_case add column recording_parts integer default 0 not null;
