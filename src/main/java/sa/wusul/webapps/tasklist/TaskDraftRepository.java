package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;

/**
 * The drafts of answers to tasks, one for each task and person, kept until the task ends,
 * or for the time of the table after the last change.
 */
@Repository
class TaskDraftRepository {

	private static final String ANSWERS = "task_draft.answers";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final RetentionDecisions rules;

	private final Clock clock;

	TaskDraftRepository(JdbcClient jdbc, PersonalFields fields, RetentionDecisions rules, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.rules = rules;
		this.clock = clock;
	}

	/** Returns the answers as JSON. */
	Optional<String> find(String taskId, String user) {
		return this.jdbc.sql("select answers from task_draft where task_id = ? and user_name = ?")
			.params(taskId, user)
			.query(String.class)
			.optional()
			.map((sealed) -> this.fields.open(ANSWERS, sealed));
	}

	void keep(String taskId, String user, String answers) {
		if (change(taskId, user, answers)) {
			return;
		}
		try {
			this.jdbc.sql("insert into task_draft (answers, changed_at, task_id, user_name) values (?, ?, ?, ?)")
				.params(this.fields.seal(ANSWERS, answers), now(), taskId, user)
				.update();
		}
		catch (DuplicateKeyException begunInAnotherWindow) {
			change(taskId, user, answers);
		}
	}

	private boolean change(String taskId, String user, String answers) {
		return this.jdbc.sql("update task_draft set answers = ?, changed_at = ? where task_id = ? and user_name = ?")
			.params(this.fields.seal(ANSWERS, answers), now(), taskId, user)
			.update() > 0;
	}

	/** Deletes the drafts of all people for a task that ends. */
	void forget(String taskId) {
		Unanswered.write(() -> this.jdbc.sql("delete from task_draft where task_id = ?").param(taskId).update());
	}

	/** Deletes drafts without a change for the time of the table. */
	@Scheduled(cron = "0 40 3 * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		this.jdbc.sql("delete from task_draft where changed_at < ?")
			.param(this.rules.over(RecordClass.TASK_DRAFT, this.clock.instant()).atOffset(ZoneOffset.UTC))
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
