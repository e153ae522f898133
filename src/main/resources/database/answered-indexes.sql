-- Drops indexes of the engine whose questions another index of the same table answers, because it begins with the same column, and shortens two
-- whose further columns tell apart a hundred rows at most (ADR 120). An index of three ids has an entry as long as its row. A wider index of
-- another begin stays. Tables in use are left to the next start; an index is shortened under the conditions of lean-indexes.sql.
do $$
declare
  each record;
begin
  for each in
    select i.tablename, wanted.name, wanted.columns
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
    if each.columns is not null then
      execute format('create index %I on %I (%I)', each.name, each.tablename, each.columns);
    end if;
  end loop;
end $$;
