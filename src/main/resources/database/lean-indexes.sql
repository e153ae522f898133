-- Makes the engine's indexes few and lean, because each new row pays for all of them. Names stay the engine's.
-- 1. One that has nothing in its column for most rows leaves those out (ADR 105, 110, 120): no case has a tenant, few rows have a date of
--    removal, hardly a variable belongs to a task. A condition on the column finds its rows as ever. An index by which rows without a value
--    are looked for stays whole.
-- 2. One whose questions another index of its table answers, because it begins with the same column, goes; two whose further columns tell
--    apart a hundred rows at most are shortened (ADR 120).
-- Tables with more rows than this are left to the owner, but for indexes that go, and those in use to the next start; the owner runs it in a
-- quiet hour after "set wusul.lean_rows = '1e12'".
do $$
declare
  each record;
begin
  for each in
    select i.tablename, i.indexname as name, i.indexdef || format(' where %I is not null', substring(i.indexdef from '\((\w+)')) as lean
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
        or i.tablename = 'act_ru_identitylink' and i.indexdef ~ '\((user_id_|proc_def_id_)\)$')
      and t.reltuples < coalesce(nullif(current_setting('wusul.lean_rows', true), ''), '10000')::float
    union all
    select i.tablename, wanted.name, case when wanted.columns is not null
        then format('create index %I on %I (%I)', wanted.name, i.tablename, wanted.columns) end
    from (values
        ('act_idx_hi_act_inst_stats', null, 'act_idx_hi_ai_pdefid_end_time'),
        ('act_idx_hi_dec_in_clause', null, 'act_idx_hi_dec_in_inst'),
        ('act_idx_hi_procvar_name_type', null, 'act_idx_hi_varinst_name'),
        ('act_idx_hi_taskinstid_procinst', null, 'act_hi_taskinst_pkey'),
        ('act_idx_hi_var_pi_name_type', null, 'act_idx_hi_procvar_proc_inst'),
        ('act_idx_ident_lnk_group', null, 'wusul_link_group'),
        ('act_idx_job_handler_type', null, 'act_idx_job_handler'),
        ('act_idx_task_procdef', null, 'wusul_task_process'),
        ('act_idx_hi_act_inst_comp', 'execution_id_', 'act_idx_hi_act_inst_comp'),
        ('act_idx_hi_act_inst_procinst', 'proc_inst_id_', 'act_idx_hi_act_inst_procinst')
      ) as wanted (name, columns, answered_by)
    join pg_indexes i on i.schemaname = current_schema() and i.indexname = wanted.name
    join pg_indexes other on other.schemaname = i.schemaname and other.tablename = i.tablename and other.indexname = wanted.answered_by
    join pg_class t on t.oid = format('%I.%I', i.schemaname, i.tablename)::regclass
    where pg_has_role(t.relowner, 'usage')
      and (wanted.columns is null
        or i.indexdef not like format('%%(%s)', wanted.columns)
          and t.reltuples < coalesce(nullif(current_setting('wusul.lean_rows', true), ''), '10000')::float)
  loop
    -- Never waits for a lock, so that work beside it cannot end in a deadlock.
    begin
      execute format('lock table %I in access exclusive mode nowait', each.tablename);
    exception when lock_not_available then
      raise notice 'The table % is in use: its indexes stay as they are', each.tablename;
      continue;
    end;
    execute format('drop index %I', each.name);
    if each.lean is not null then
      execute each.lean;
    end if;
  end loop;
end $$;
