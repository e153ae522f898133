-- At the portal a person asks of whom he may learn.
create index detainee_contact_person on detainee_contact (contact_identity);
