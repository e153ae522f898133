-- The register that reported a fact: its next answer removes facts that it no longer contains. Null for the program's own findings.
alter table service_finding add column source varchar(96);
