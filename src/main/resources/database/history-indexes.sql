-- Lets indexes of the engine's history leave out rows that have nothing in their column (ADR 105): no case has a tenant, few rows have a
-- date of removal, and each new row would pay for all of them. A condition on the column finds its rows as ever. Names stay the engine's.
-- Tables with more rows than this are left to the owner, who runs it in a quiet hour after "set wusul.history_rows = '1e12'".
do $$
declare
  each record;
begin
  for each in
    select i.indexname as name, i.indexdef as definition, substring(i.indexdef from '\((\w+)') as leading
    from pg_indexes i
    join pg_class t on t.oid = format('%I.%I', i.schemaname, i.tablename)::regclass
    where i.schemaname = current_schema()
      and i.tablename like 'act\_hi\_%'
      and i.indexdef ~ '^CREATE INDEX \w+ ON \S+ USING btree \((tenant_id_|removal_time_|case_inst_id_|case_execution_id_|bytearray_id_|restarted_proc_inst_id_|job_exception_stack_id_|error_details_id_)(, task_id_)?\)$'
      and t.reltuples < coalesce(nullif(current_setting('wusul.history_rows', true), ''), '10000')::float
  loop
    execute format('drop index %I', each.name);
    execute each.definition || format(' where %I is not null', each.leading);
  end loop;
end $$;
