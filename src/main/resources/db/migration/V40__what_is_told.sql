-- The requester's role when an officer wrote the answer: if the role has changed before its release, the answer is withheld.
alter table detainee_case add column answered_role varchar(16);

-- An officer's answer is logged also if the request names no detainee.
alter table disclosure alter column detainee_identity drop not null;
