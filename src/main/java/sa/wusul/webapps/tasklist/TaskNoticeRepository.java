package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;

/** The notices to people about their tasks, until they are read. */
@Repository
class TaskNoticeRepository {

	private static final int SHOWN = 50;

	private final JdbcClient jdbc;

	private final RetentionDecisions rules;

	private final Clock clock;

	TaskNoticeRepository(JdbcClient jdbc, RetentionDecisions rules, Clock clock) {
		this.rules = rules;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void tell(String user, Kind kind, String taskId, String taskName, String caseReference, String causedBy) {
		this.jdbc.sql("""
				insert into task_notice (user_name, kind, task_id, task_name, case_reference, caused_by, noticed_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(user, kind.name(), taskId, taskName, caseReference, causedBy,
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Counts unread notices; this is polled every few seconds, so it is one statement.
	 */
	Unread unread(String user) {
		return this.jdbc.sql("""
				select count(*) as "count", coalesce(max(id), 0) as newest from task_notice
				where user_name = ? and read_at is null""")
			.param(user)
			.query(RecordRowMapper.of(Unread.class))
			.single();
	}

	/** Returns the notices, newest first. */
	List<Notice> forUser(String user) {
		return this.jdbc
			.sql("select task_notice.*, noticed_at as at, read_at is not null as read from task_notice "
					+ "where user_name = ? order by id desc fetch first " + SHOWN + " rows only")
			.param(user)
			.query(RecordRowMapper.of(Notice.class))
			.list();
	}

	/** Marks notices up to this one as read; later ones stay unread. */
	void read(String user, long upTo) {
		this.jdbc.sql("update task_notice set read_at = ? where user_name = ? and id <= ? and read_at is null")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), user, upTo)
			.update();
	}

	@Scheduled(cron = "0 30 3 * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		this.jdbc.sql("delete from task_notice where noticed_at < ?")
			.param(this.rules.over(RecordClass.TASK_NOTICE, this.clock.instant()).atOffset(ZoneOffset.UTC))
			.update();
	}

	/** The kind of change to the person's task. */
	enum Kind {

		ASSIGNED, TAKEN, ENDED

	}

	record Unread(int count, long newest) {
	}

	record Notice(long id, Kind kind, String taskId, String taskName, Optional<String> caseReference, String causedBy,
			Instant at, boolean read) {
	}

}
