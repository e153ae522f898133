-- A session opened for a single urgent case ends with its booking, and accepts no other booking.
alter table meeting_session add column ad_hoc boolean default false not null;
