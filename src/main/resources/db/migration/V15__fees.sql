-- Fees: bills, payments and refunds. Amounts are halalas.

create sequence bill_running_number;

create table bill (
  number          varchar(16)  primary key,
  case_reference  varchar(14)  not null references case_file,
  -- The step that issued it; a repeated step finds its bill.
  issue_key       varchar(64)  not null unique,
  service         varchar(64)  not null,
  amount          bigint       not null,
  state           varchar(16)  not null,
  issued_at       timestamp with time zone not null,
  due_at          timestamp with time zone not null,
  changed_at      timestamp with time zone not null,
  check (amount > 0),
  check (state in ('OPEN', 'PAID', 'EXPIRED', 'CANCELLED', 'REFUND_ORDERED', 'REFUNDED'))
);
create index bill_case on bill (case_reference, issued_at);

-- Every payment that a biller reported, once under the biller's reference, whether it fits a bill or not.
create table payment (
  payment_reference varchar(64)  primary key,
  bill_number     varchar(32)  not null,
  amount          bigint       not null,
  paid_at         timestamp with time zone not null,
  received_at     timestamp with time zone not null,
  outcome         varchar(16),
  -- The bill that it settles. A bill is settled by one payment.
  settles         varchar(16)  unique references bill,
  check (amount > 0),
  check (outcome in ('ACCEPTED', 'UNKNOWN_BILL', 'WRONG_AMOUNT', 'ALREADY_PAID', 'BILL_CLOSED')),
  check ((outcome = 'ACCEPTED') = (settles is not null))
);
create index payment_bill on payment (bill_number);

-- Refunds. A payment is refunded once and in full.
create table refund (
  number          varchar(16)  primary key,
  payment_reference varchar(64) not null unique references payment,
  reason          varchar(16)  not null,
  ordered_at      timestamp with time zone not null,
  confirmation    varchar(64)  unique,
  confirmed_at    timestamp with time zone,
  check (reason in ('NO_DOCUMENT', 'UNKNOWN_BILL', 'WRONG_AMOUNT', 'ALREADY_PAID', 'BILL_CLOSED')),
  check ((confirmation is null) = (confirmed_at is null))
);
