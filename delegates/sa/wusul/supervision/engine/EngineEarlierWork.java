package sa.wusul.supervision.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.supervision.EarlierWork;

/**
 * The earlier steps in the engine's history, which includes open tasks.
 */
@Component
class EngineEarlierWork implements EarlierWork {

	private final JdbcClient jdbc;

	private final HistoryProjectionService history;

	EngineEarlierWork(JdbcClient jdbc, HistoryProjectionService history) {
		this.jdbc = jdbc;
		this.history = history;
	}

	@Override
	public void takeOver() {
		this.history.bringUpToDate();
		this.jdbc
			.sql("""
					insert into case_step (task_id, reference, case_process, process_key, step, centre, department, started_at, due_at,
					  ended_at)
					select task.ID_, reference, process_key, task.PROC_DEF_KEY_, task.TASK_DEF_KEY_, centre, department,
					       cast(task.START_TIME_ as timestamp with time zone), cast(task.DUE_DATE_ as timestamp with time zone),
					       cast(task.END_TIME_ as timestamp with time zone)
					from ACT_HI_TASKINST task
					join ACT_HI_PROCINST process on process.ID_ = task.PROC_INST_ID_
					join case_file on reference = process.BUSINESS_KEY_
					where (task.END_TIME_ is null or task.DELETE_REASON_ = 'completed')
					  and not exists (select 1 from case_step where task_id = task.ID_)""")
			.update();
	}

}
