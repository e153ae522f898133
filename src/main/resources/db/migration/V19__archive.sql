-- The archive: contents move from the database into a folder or an S3 store, and what was their table becomes its register.

alter table paper_content rename to archive_item;

-- A content that did not move yet, as an earlier version sealed it.
alter table archive_item alter column content drop not null;

alter table archive_item add column kind varchar(12) default 'SCAN' not null
  check (kind in ('PAPER', 'SCAN', 'ORIGINAL', 'RECORDING'));
alter table archive_item add column record_class varchar(32) default 'UPLOAD' not null;
alter table archive_item add column state varchar(12) default 'STORED' not null
  check (state in ('STORED', 'DISCARDED', 'MISSING', 'CHANGED', 'LOST'));
alter table archive_item add column stored_at timestamp with time zone default current_timestamp not null;
-- When its file was last read and compared with its hash; the oldest comes next.
alter table archive_item add column checked_at timestamp with time zone default current_timestamp not null;
-- Version of the data key that sealed the file; null while the content is in the database.
alter table archive_item add column key_version integer;

update archive_item set kind = 'PAPER', record_class = 'PAPER'
where exists (select 1 from paper where content_hash = archive_item.hash);

create index archive_item_check on archive_item (checked_at);
create index archive_item_state on archive_item (state);

-- Files as they were received move as well. They are items of their own, under their own hash.
alter table scan_original alter column sealed drop not null;
alter table scan_original add column archived_hash char(64) references archive_item;
create index scan_original_archived on scan_original (archived_hash);
