-- What a seat sends has a name of its own at the relay each time it begins, so that the relay forgets the one before.
alter table room_seat add column publication integer default 0 not null;
-- How often the relay offered it to another page: the ports of a feed come back with its end only.
alter table room_seat add column feeds integer default 0 not null;
