-- The sentence of a step in English (ADR 71), sealed like the Arabic one. Null for steps that quote what is written in Arabic only.
alter table case_milestone add column english varchar(12100);
