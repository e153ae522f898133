-- The visitors of a visit who sit at one screen, by their places in the request, such as 1,3.
alter table room_seat add column guests varchar(16);
