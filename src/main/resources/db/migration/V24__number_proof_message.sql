-- The message with the code, so that a channel can order another one.
alter table number_proof add column message_key varchar(64) default 'contactCode' not null;
