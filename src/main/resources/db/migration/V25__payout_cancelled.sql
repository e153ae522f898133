-- A payout that is no longer wanted. Its outcome stays in its state: the biller may have paid before the cancellation arrived.
alter table payout add column cancelled_at timestamp with time zone;
