-- Packages lie in the archive in parts, so that no program holds a whole one (ADR 55), and say why one was not built.

create table handover_part (
  handover      bigint    not null references handover_order,
  ordinal       integer   not null,
  content_hash  char(64)  not null references archive_item,
  byte_count    integer   not null,
  primary key (handover, ordinal),
  check (ordinal > 0)
);
create index handover_part_content on handover_part (content_hash);

-- The content of an order is its first part; the hash of the whole package stands beside it.
alter table handover_order add column package_hash char(64);
-- Code of the refusal that a package met after its approval.
alter table handover_order add column problem varchar(64);

insert into handover_part (handover, ordinal, content_hash, byte_count)
  select number, 1, content_hash, byte_count from handover_order where content_hash is not null;
update handover_order set package_hash = content_hash;
