-- The rights of the account with which the program works on PostgreSQL (ADR 52). The owner of the tables runs this after each migration.

grant usage on schema public to ${account};
grant select, insert, update, delete on all tables in schema public to ${account};
grant usage, select on all sequences in schema public to ${account};
revoke insert, update, delete on flyway_schema_history from ${account};

-- An entry of the audit log is added and read. It gets its index and signature once, and the key of its words may be sealed anew.
revoke update, delete on audit_entry from ${account};
grant update (tree_index, signature, words_key) on audit_entry to ${account};
revoke insert, delete on audit_head, audit_watch from ${account};

-- What remains of a case that was disposed of stays as it is, and so does a list with its certificate.
revoke update, delete on disposed_case from ${account};
revoke update, delete on disposal_list from ${account};
grant update (checked_by, approved_by, certificate, disposed_at) on disposal_list to ${account};

create or replace function audit_entry_once() returns trigger language plpgsql as $$
begin
  if old.tree_index is not null and (new.tree_index, new.signature) is distinct from (old.tree_index, old.signature) then
    raise exception 'An entry of the audit log gets its index once';
  end if;
  if (new.words_key is null) <> (old.words_key is null)
      and not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then
    raise exception 'Words of the audit log are erased by the command erase-audit-words only';
  end if;
  return new;
end $$;
create or replace trigger audit_entry_once before update on audit_entry for each row execute function audit_entry_once();

create or replace function audit_head_grows() returns trigger language plpgsql as $$
begin
  if new.tree_size < old.tree_size then
    raise exception 'The head of the audit log never goes back';
  end if;
  return new;
end $$;
create or replace trigger audit_head_grows before update on audit_head for each row execute function audit_head_grows();

create or replace function disposal_certificate_stays() returns trigger language plpgsql as $$
begin
  raise exception 'A certificate of disposal stays as it is';
end $$;
create or replace trigger disposal_certificate_stays before update on disposal_list for each row
  when (old.certificate is not null) execute function disposal_certificate_stays();
create or replace trigger disposal_certificate_stays before update or delete on paper for each row
  when (old.template = 'disposal-certificate') execute function disposal_certificate_stays();
