-- A payout that is no longer wanted. What became of it stays in its state: the biller may have paid it before he heard.
alter table payout add column cancelled_at timestamp with time zone;
