-- What a person chose for the table of their tasks: the columns in their order, by their codes, and the counter at which they sit.
create table desk_choice (
  user_name      varchar(64)  primary key,
  shown_columns  varchar(120),
  counter        integer
);

-- The words of the name and the subject of a case, and the mobile number, by which staff find it: keyed hashes of a few digits, so that a
-- row fits many words. The program reads each case found before it shows it.
create table case_word (
  word_hash   varchar(8)   not null,
  reference   varchar(14)  not null references case_file,
  primary key (word_hash, reference)
);
create index case_word_case on case_word (reference);
-- When the words of the case were written; null if they are to be written again.
alter table case_file add column words_at timestamp with time zone;
create index case_file_words on case_file (words_at);

-- The tasks that a person completed, for their own list of them.
create index audit_entry_actor on audit_entry (actor, deed, id);
