-- Actions of an officer at the portal in a caller's name: the page and the case.
alter table phone_call_event add column deed varchar(80);
alter table phone_call_event add column case_reference varchar(14);
