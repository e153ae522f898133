-- For the portal: the detainees of whom a person is a contact.
create index detainee_contact_person on detainee_contact (contact_identity);
