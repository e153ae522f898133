-- A package of a person has also what cases of others say of them. A worker is found by the keyed hash of their number.
alter table service_worker add column identity_hash varchar(64);
create index service_worker_identity on service_worker (identity_hash);

-- The person whose data is asked for: the requester of the case, or somebody whom it names.
alter table handover_order add column person_hash varchar(64);
update handover_order set person_hash = (select identity_hash from case_file where reference = case_reference)
  where content = 'PERSON';
create index handover_order_person on handover_order (person_hash);
