-- The payments at the demo's biller, also those of which it never told the program, and the moments from which it knows bills.
create table demo_payment (
  reference    varchar(64) primary key,
  bill_number  varchar(32) not null,
  amount       bigint      not null,
  paid_at      timestamp with time zone not null
);

alter table demo_bill add column created_at timestamp with time zone;
