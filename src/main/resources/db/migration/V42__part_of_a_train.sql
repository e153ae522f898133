-- A draft that was handed in as a part of a train waits for the other parts, and never comes into service alone (ADR 89).
alter table release_draft add column of_train boolean default false not null;
alter table release_draft add constraint release_draft_of_train check (not of_train or state in ('WAITING', 'REFUSED'));
