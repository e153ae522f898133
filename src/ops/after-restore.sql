-- What a restored database has to know before a node starts; restore.sh runs it, with the messages that the logs name as input.
begin;
create temporary table performed (entry_key text primary key, kind text, case_reference text) on commit drop;
\copy performed from pstdin
-- Sent after the backup: neither the entry that waited then, nor one that a repeated step of the engine adds, is sent again.
update outbox set state = 'PERFORMED', settled_at = current_timestamp, reason = 'performed after the backup'
  from performed where performed.entry_key = outbox.entry_key and outbox.state = 'WAITING';
insert into outbox (entry_key, kind, case_reference, state, due_at, attempts, reason, added_at, settled_at)
  select p.entry_key, p.kind, p.case_reference, 'PERFORMED', current_timestamp, 1, 'performed after the backup', current_timestamp, current_timestamp
  from performed p where not exists (select 1 from outbox o where o.entry_key = p.entry_key);
-- Whether the other messages were sent is not known without whole logs. Orders to billers, couriers and registers are repeated: they
-- carry a key by which the other side knows them, and their answers are needed again.
update outbox set due_at = timestamp with time zone '9999-12-31 00:00:00Z', reason = 'restored: it is not known whether this was sent'
  where state = 'WAITING' and not :'complete'::boolean
  and kind in ('sms', 'email', 'email-code', 'login-code', 'caller-code', 'handover-code', 'contact-code');
-- No number that somebody may have been told is given out again.
select setval('case_running_number', nextval('case_running_number') + 10000),
  setval('bill_running_number', nextval('bill_running_number') + 10000),
  setval('leave_running_number', nextval('leave_running_number') + 10000) \g /dev/null
-- Work in hand belongs to nodes that are gone, and sessions to the time before.
update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null;
delete from web_session;
delete from staff_session;
select 'Messages that the logs name: ' || (select count(*) from performed) || ', held until release-outbox.sh: '
  || (select count(*) from outbox where state = 'WAITING' and due_at > timestamp with time zone '9999-01-01 00:00:00Z') as "Outbox" \gset
\echo :Outbox
commit;
