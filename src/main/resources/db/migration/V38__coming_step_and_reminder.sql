-- The code of the coming step (organisation.yaml) that a milestone reaches, for the days that steps take. Null for others, and from before.
alter table case_milestone add column step varchar(32);
