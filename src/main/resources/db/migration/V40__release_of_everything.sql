-- Everything that analysts change is released: the versions from which messages and papers were written, and trains of drafts (ADR 84).

-- Deployments of the texts from which a message was written; empty for those of the program, null before versions were kept.
alter table case_notice add column arabic_texts varchar(64);
alter table case_notice add column english_texts varchar(64);

-- Deployment of the template from which a paper was printed; null for the program's own.
alter table paper add column template_version varchar(64);

-- A draft that goes with others in a train, which is a draft of its own, is decided there.
alter table release_draft add column train bigint references release_draft;
-- Everybody who handed in a part of a train, each between commas; four eyes hold against all of them.
alter table release_draft add column authors varchar(1000);
alter table release_draft add constraint release_draft_train_eyes check (authors is null or
  (position(concat(',', lower(coalesce(decided_by, '-')), ',') in lower(authors)) = 0
  and position(concat(',', lower(coalesce(guarded_by, '-')), ',') in lower(authors)) = 0));
alter table release_draft add constraint release_draft_in_train check (train is null or state = 'WAITING');
-- The release before which the draft goes back.
alter table release_draft add column returns bigint references release_draft;
create index release_draft_train on release_draft (train);
create index release_draft_returns on release_draft (returns);
