-- The text that tells a code, so that another one may be asked for on a channel.
alter table number_proof add column message_key varchar(64) default 'contactCode' not null;
