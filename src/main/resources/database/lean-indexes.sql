-- Lets indexes of the engine leave out rows that have nothing in their column (ADR 105, 110, 120): no case has a tenant, few rows have a date of
-- removal, hardly a variable belongs to a task, and each new row would pay for all of them. A condition on the column finds its rows as ever.
-- Names stay the engine's. An index by which rows without a value are looked for stays whole. Tables with more rows than this are left to
-- the owner, and those in use to the next start; the owner runs it in a quiet hour after "set wusul.lean_rows = '1e12'".
do $$
declare
  each record;
begin
  for each in
    select i.tablename, i.indexname as name, i.indexdef as definition, substring(i.indexdef from '\((\w+)') as leading
    from pg_indexes i
    join pg_class t on t.oid = format('%I.%I', i.schemaname, i.tablename)::regclass
    where i.schemaname = current_schema()
      and pg_has_role(t.relowner, 'usage')
      and i.indexdef ~ '^CREATE INDEX \w+ ON \S+ USING btree \([^()]+\)$'
      and (i.tablename like 'act\_hi\_%'
          and i.indexdef ~ '\((tenant_id_|removal_time_|case_inst_id_|case_execution_id_|bytearray_id_|restarted_proc_inst_id_|job_exception_stack_id_|error_details_id_)(, task_id_)?\)$'
        or i.tablename like 'act\_ru\_%'
          and i.indexdef ~ '\((tenant_id_|case_def_id_|case_inst_id_|case_execution_id_|bytearray_id_|batch_id_|super_exec_|owner_|exception_stack_id_|parent_task_id_)\)$'
        or i.tablename = 'act_hi_decinst' and i.indexdef ~ '\((root_dec_inst_id_|dec_req_id_|dec_req_key_)\)$'
        or i.tablename = 'act_hi_detail' and i.indexdef ~ '\(task_id_\)$'
        or i.tablename = 'act_hi_identitylink' and i.indexdef ~ '\((user_id_|group_id_)\)$'
        or i.tablename in ('act_hi_procinst', 'act_ru_execution') and i.indexdef ~ '\(business_key_\)$'
        or i.tablename = 'act_ru_authorization' and i.indexdef ~ '\((group_id_|removal_time_|root_proc_inst_id_)\)$'
        or i.tablename = 'act_ru_event_subscr' and i.indexdef ~ '\(configuration_\)$'
        or i.tablename = 'act_ru_variable' and i.indexdef ~ '\(task_id_\)$'
        or i.tablename = 'act_ru_identitylink' and i.indexdef ~ '\((user_id_|group_id_|proc_def_id_)\)$')
      and t.reltuples < coalesce(nullif(current_setting('wusul.lean_rows', true), ''), '10000')::float
  loop
    -- Never waits for a lock, so that work beside it cannot end in a deadlock.
    begin
      execute format('lock table %I in access exclusive mode nowait', each.tablename);
    exception when lock_not_available then
      raise notice 'The table % is in use: its indexes stay as they are', each.tablename;
      continue;
    end;
    execute format('drop index %I', each.name);
    execute each.definition || format(' where %I is not null', each.leading);
  end loop;
end $$;
