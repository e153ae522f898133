-- Ratings by requesters of how their case was handled, once it is closed.
create table case_rating (
  case_reference varchar(14)  primary key references case_file,
  stars          integer      not null,
  remark         varchar(500),
  rated_at       timestamp with time zone not null,
  check (stars between 1 and 5)
);
