-- A session that was opened for one urgent case only ends with its booking, and nobody else is seated in it.
alter table meeting_session add column ad_hoc boolean default false not null;
