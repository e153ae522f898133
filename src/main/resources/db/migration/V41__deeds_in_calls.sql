-- What an officer did at the portal in his caller's name: which page, and at which case.
alter table phone_call_event add column deed varchar(80);
alter table phone_call_event add column case_reference varchar(14);
