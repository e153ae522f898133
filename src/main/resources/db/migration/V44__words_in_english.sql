-- The English of a table's reasons and remedies beside the Arabic, for staff who chose English; sealed like it.
alter table service_verdict add column reason_en varchar(8100);
alter table service_verdict add column remedy_en varchar(4100);
alter table service_worker add column reason_en varchar(8100);
alter table service_worker add column remedy_en varchar(4100);

-- The morning sheet in English, beside the Arabic one.
alter table morning_sheet add column english_hash char(64) references archive_item;
create index morning_sheet_english on morning_sheet (english_hash);
