package sa.wusul.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.database.Unanswered;

/** The steps of cases, recorded in the transactions in which they begin and end. */
@Component
public class CaseStepRepository {

	private final JdbcClient jdbc;

	private final WorkingTime workingTime;

	private final StepMetrics metrics;

	private final Clock clock;

	CaseStepRepository(JdbcClient jdbc, WorkingTime workingTime, StepMetrics metrics, Clock clock) {
		this.jdbc = jdbc;
		this.workingTime = workingTime;
		this.metrics = metrics;
		this.clock = clock;
	}

	/**
	 * Records the beginning of a step. A step without a case, such as a visit's, is
	 * ignored.
	 */
	public void began(String task, String reference, String process, String step, Instant dueAt) {
		Unanswered.write(() -> this.jdbc
			.sql("""
					insert into case_step (task_id, reference, case_process, process_key, step, centre, department, started_at, due_at)
					select cast(:task as varchar), reference, process_key, cast(:process as varchar), cast(:step as varchar), centre,
					       department, cast(:now as timestamp with time zone), cast(:due as timestamp with time zone)
					from case_file where reference = :reference""")
			.param("task", task)
			.param("process", process)
			.param("step", step)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("due", (dueAt != null) ? dueAt.atOffset(ZoneOffset.UTC) : null)
			.param("reference", reference)
			.update());
	}

	public void dueAt(String task, Instant dueAt) {
		this.jdbc.sql("update case_step set due_at = ? where task_id = ?")
			.params((dueAt != null) ? dueAt.atOffset(ZoneOffset.UTC) : null, task)
			.update();
	}

	public void done(String task, String process, String step, Instant since) {
		var now = this.clock.instant();
		var worked = this.workingTime.between(since, now);
		var ofACase = this.jdbc.sql("update case_step set ended_at = ?, worked_minutes = ? where task_id = ?")
			.params(now.atOffset(ZoneOffset.UTC), Math.max(0, worked.toMinutes()), task)
			.update() > 0;
		if (ofACase) {
			this.metrics.stepDone(process, step, worked);
		}
	}

	/** Assigns the steps of a case to the process that it was moved to. */
	void moved(String reference, String caseProcess) {
		this.jdbc.sql("update case_step set case_process = ? where reference = ?")
			.params(caseProcess, reference)
			.update();
	}

	public void calledOff(String task) {
		Unanswered.write(() -> this.jdbc.sql("delete from case_step where task_id = ?").param(task).update());
	}

}
