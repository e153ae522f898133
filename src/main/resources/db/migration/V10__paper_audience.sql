-- Some papers are for staff only, such as the file that the host reads before a meeting. Earlier papers were letters.
alter table paper add column for_requester boolean default true not null;
