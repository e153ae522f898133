-- The database and its two accounts (ADR 52), created once by an administrator of PostgreSQL 15 or newer:
--   psql -v owner_password=… -v password=… -f accounts.sql
-- The owner makes the tables. The program works with the other account, which gets its rights from grants.sql after each migration.
create role wusul_owner login password :'owner_password';
create role wusul login password :'password';
create database wusul owner wusul_owner encoding 'UTF8' template template0;
revoke all on database wusul from public;
grant connect on database wusul to wusul;
