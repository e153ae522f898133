-- The tasks that the members of a group may claim, in the order in which lists show them (ADR 125). The engine's tables have the group in one
-- and the due date in another, so that a list of a group reads either all tasks of the group or tasks of other groups. PostgreSQL keeps this
-- table itself: nodes of any version do. Its rows only find tasks; whether a person may see one is asked of the engine's links.
-- Changes of links and of the assignee lock the task first, so that two of them at once leave the right rows.
do $$
begin
  if exists (select from pg_attribute where attrelid = to_regclass('claimable_task') and attname = 'step' and not attisdropped) then
    return;
  end if;
  -- Work beside it holds these tables for moments: waiting for both could end in a deadlock.
  for attempt in 1..1200 loop
    begin
      lock table ACT_RU_TASK, ACT_RU_IDENTITYLINK in share row exclusive mode nowait;
      exit;
    exception when lock_not_available then
      if attempt = 1200 then
        raise;
      end if;
      perform pg_sleep(0.05);
    end;
  end loop;

  -- One of an earlier version had no steps. Nodes of that version work with this one as well.
  drop function if exists claimable_task_of_link, claimable_task_of_task cascade;
  drop table if exists claimable_task;
  create table claimable_task (
    task_id  varchar(64) not null,
    group_id varchar(255) not null,
    step     varchar(255),
    due_at   timestamp,
    priority integer,
    primary key (task_id, group_id)
  );
  create index claimable_task_order on claimable_task (group_id, due_at, priority desc, task_id);
  create index claimable_task_step on claimable_task (group_id, step, due_at, priority desc, task_id);

  create function claimable_task_of_link() returns trigger language plpgsql as $f$
  begin
    if tg_op = 'INSERT' then
      insert into claimable_task (task_id, group_id, step, due_at, priority)
        select ID_, new.GROUP_ID_, TASK_DEF_KEY_, DUE_DATE_, PRIORITY_ from ACT_RU_TASK where ID_ = new.TASK_ID_ and ASSIGNEE_ is null
          for no key update
        on conflict do nothing;
    else
      perform from ACT_RU_TASK where ID_ = old.TASK_ID_ for no key update;
      delete from claimable_task where task_id = old.TASK_ID_ and group_id = old.GROUP_ID_
        and not exists (select from ACT_RU_IDENTITYLINK where TASK_ID_ = old.TASK_ID_ and GROUP_ID_ = old.GROUP_ID_ and TYPE_ = 'candidate');
    end if;
    return null;
  end $f$;
  create trigger claimable_task_added after insert on ACT_RU_IDENTITYLINK for each row
    when (new.TYPE_ = 'candidate' and new.GROUP_ID_ is not null and new.TASK_ID_ is not null) execute function claimable_task_of_link();
  create trigger claimable_task_removed after delete on ACT_RU_IDENTITYLINK for each row
    when (old.TYPE_ = 'candidate' and old.GROUP_ID_ is not null and old.TASK_ID_ is not null) execute function claimable_task_of_link();

  create function claimable_task_of_task() returns trigger language plpgsql as $f$
  begin
    if new.ASSIGNEE_ is not null then
      delete from claimable_task where task_id = new.ID_;
    elsif old.ASSIGNEE_ is not null then
      insert into claimable_task (task_id, group_id, step, due_at, priority)
        select TASK_ID_, GROUP_ID_, new.TASK_DEF_KEY_, new.DUE_DATE_, new.PRIORITY_ from ACT_RU_IDENTITYLINK
          where TASK_ID_ = new.ID_ and TYPE_ = 'candidate' and GROUP_ID_ is not null
        on conflict do nothing;
    else
      update claimable_task set step = new.TASK_DEF_KEY_, due_at = new.DUE_DATE_, priority = new.PRIORITY_ where task_id = new.ID_;
    end if;
    return null;
  end $f$;
  create trigger claimable_task_changed after update on ACT_RU_TASK for each row
    when ((old.ASSIGNEE_ is null or new.ASSIGNEE_ is null)
      and (old.ASSIGNEE_ is null, old.TASK_DEF_KEY_, old.DUE_DATE_, old.PRIORITY_)
        is distinct from (new.ASSIGNEE_ is null, new.TASK_DEF_KEY_, new.DUE_DATE_, new.PRIORITY_))
    execute function claimable_task_of_task();

  insert into claimable_task (task_id, group_id, step, due_at, priority)
    select task.ID_, link.GROUP_ID_, task.TASK_DEF_KEY_, task.DUE_DATE_, task.PRIORITY_
    from ACT_RU_TASK task
    join ACT_RU_IDENTITYLINK link on link.TASK_ID_ = task.ID_ and link.TYPE_ = 'candidate' and link.GROUP_ID_ is not null
    where task.ASSIGNEE_ is null
    on conflict do nothing;
end $$;
