-- Which register said a fact: what it no longer says is taken away with its next answer. Nothing for what the program found out itself.
alter table service_finding add column source varchar(96);
