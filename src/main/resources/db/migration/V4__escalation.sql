-- Each missed due date of a task is reported to a supervisor once.
create table overdue_task (
  task_id             varchar(64) not null,
  due_at              timestamp with time zone not null,
  escalation_instance varchar(64) not null,
  told_at             timestamp with time zone not null,
  settled_at          timestamp with time zone,
  primary key (task_id, due_at)
);
