package sa.wusul.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/**
 * The past due dates reported to a supervisor; each is reported once on all nodes.
 */
@Repository
public class OverdueTaskRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	OverdueTaskRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public boolean isTold(String taskId, Instant dueAt) {
		return this.jdbc.sql("select count(*) from overdue_task where task_id = ? and due_at = ?")
			.param(taskId)
			.param(dueAt.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single() > 0;
	}

	/** Records the report. Fails if another node reported it at the same moment. */
	public void told(String taskId, Instant dueAt, String escalationInstance) {
		this.jdbc.sql("insert into overdue_task (task_id, due_at, escalation_instance, told_at) values (?, ?, ?, ?)")
			.param(taskId)
			.param(dueAt.atOffset(ZoneOffset.UTC))
			.param(escalationInstance)
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Returns the open steps of cases that are late as a whole, with the due date of the
	 * case, unless the step is itself overdue or was reported for this date, or its
	 * report is not settled.
	 * @param escalation the process whose own steps do not count
	 */
	public List<Late> lateCases(String escalation) {
		return this.jdbc.sql("""
				select task_id, file.due_at as due_at from case_file file
				join case_step step on step.reference = file.reference
				where file.closed_at is null and file.clock_stopped_at is null and file.due_at < :now
				  and step.ended_at is null and step.process_key <> :escalation
				  and (step.due_at is null or step.due_at >= :now)
				  and not exists (select 1 from overdue_task told where told.task_id = step.task_id
				    and (told.settled_at is null or told.due_at = file.due_at))
				order by file.due_at fetch first 500 rows only""")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("escalation", escalation)
			.query(RecordRowMapper.of(Late.class))
			.list();
	}

	/** An open step of a late case. */
	public record Late(String taskId, Instant dueAt) {
	}

	public List<Told> unsettled() {
		return this.jdbc.sql("select task_id, escalation_instance from overdue_task where settled_at is null")
			.query(RecordRowMapper.of(Told.class))
			.list();
	}

	public void settled(String escalationInstance) {
		this.jdbc.sql("update overdue_task set settled_at = ? where escalation_instance = ?")
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.param(escalationInstance)
			.update();
	}

	/** A reported task, and the process in which the supervisor decides on it. */
	public record Told(String taskId, String escalationInstance) {
	}

}
