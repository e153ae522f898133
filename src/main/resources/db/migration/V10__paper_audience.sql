-- Some papers are for staff alone, such as the file that the host reads before a meeting. Those so far were letters.
alter table paper add column for_requester boolean default true not null;
