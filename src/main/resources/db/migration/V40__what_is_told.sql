-- What the requester was when an officer wrote him an answer: whoever is something else when it is released does not get it.
alter table detainee_case add column answered_role varchar(16);

-- An officer's answer is logged also where the request names no detainee.
alter table disclosure alter column detainee_identity drop not null;
