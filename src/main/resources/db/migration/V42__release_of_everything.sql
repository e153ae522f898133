-- Everything that analysts change is released: the versions from which messages and papers were written, and trains of drafts (ADR 84).

-- Deployments of the texts from which a message was written; empty for those of the program, null before versions were kept.
alter table case_notice add column arabic_texts varchar(64);
alter table case_notice add column english_texts varchar(64);

-- Deployment of the template from which a paper was printed; null for the program's own.
alter table paper add column template_version varchar(64);
