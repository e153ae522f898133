-- The completion of signatures, and what takes the place of a withdrawn paper.

alter table paper add column signature_level varchar(4) default 'B' not null
  check (signature_level in ('NONE', 'B', 'T', 'LTA'));
-- When its signature is to be completed further; a node that works on it moves this time.
alter table paper add column preserve_at timestamp with time zone;
-- The hash under which it was issued, if its signature was completed since.
alter table paper add column issued_hash char(64);
create index paper_preserve_at on paper (preserve_at);
create index paper_by_issued_content on paper (issued_hash);
update paper set preserve_at = issued_at where content_hash is not null;

-- Each form of a paper whose signature was completed; an earlier one is the beginning of the present one.
create table paper_form (
  hash        char(64)     primary key,
  number      varchar(24)  not null references paper,
  level       varchar(4)   not null check (level in ('NONE', 'B', 'T', 'LTA')),
  byte_count  integer      not null,
  made_at     timestamp with time zone not null
);
create index paper_form_number on paper_form (number);

-- The class of the reason that the holder of a paper may know, and the paper in its place.
alter table paper_withdrawal add column cause varchar(16)
  check (cause in ('ERROR', 'LOST', 'GROUNDS_ENDED', 'ORDER'));
alter table paper_withdrawal add column replaced_by varchar(24) references paper;
