-- Ends four foreign keys of the engine's running work that others imply (ADR 119): a variable, task or incident names its execution and its
-- process instance, and an execution its parent and its process instance. Nothing can be left behind without its execution, nor an execution
-- without its parent, up to the instance. PostgreSQL asked for each of them at each insert, and for all at the end of each execution. Tables in
-- use keep theirs until the owner's next start.
do $$
declare
  each record;
begin
  for each in
    select c.conname as name, t.relname as "table"
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    where c.connamespace = current_schema()::regnamespace
      and c.contype = 'f'
      and c.conname in ('act_fk_exe_procinst', 'act_fk_task_procinst', 'act_fk_var_procinst', 'act_fk_inc_procinst')
      and pg_has_role(t.relowner, 'usage')
  loop
    -- Never waits for a lock, so that work beside it cannot end in a deadlock.
    begin
      execute format('lock table %I, act_ru_execution in access exclusive mode nowait', each."table");
    exception when lock_not_available then
      raise notice 'The table % is in use: its foreign keys stay as they are', each."table";
      continue;
    end;
    execute format('alter table %I drop constraint %I', each."table", each.name);
  end loop;
end $$;
