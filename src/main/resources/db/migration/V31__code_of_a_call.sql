-- The call for which a code was sent; it opens the caller's pages in this call only. Null for a log-in of one's own.
alter table login_attempt add column call_number varchar(48);
