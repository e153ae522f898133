package sa.wusul.webapps.versions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.engine.history.HistoryProjectionService;

/** The rows of proposed plans with their outcome, in all and for each case. */
@Repository
class MigrationPlanRepository {

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final HistoryProjectionService history;

	private final Clock clock;

	MigrationPlanRepository(JdbcClient jdbc, JdbcTemplate template, HistoryProjectionService history, Clock clock) {
		this.history = history;
		this.jdbc = jdbc;
		this.template = template;
		this.clock = clock;
	}

	long propose(String process, CaseMigrationPlan plan, String person, String reason) {
		var key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into migration_plan (process_key, source_definition, target_definition, instructions,
				  content_hash, state, proposed_by, proposed_at, reason)
				values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?)
				""")
			.params(process, plan.source(), plan.target(), plan.lines(), plan.contentHash(), person, now(), reason)
			.update(key, "id");
		return key.getKeyAs(Number.class).longValue();
	}

	/**
	 * Stores the decision if there is none yet, so that only one of two concurrent
	 * decisions counts.
	 * @return whether it was stored
	 */
	boolean decide(long id, State state, String person, String reason) {
		return this.jdbc.sql("""
				update migration_plan set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
				where id = ? and state = 'PROPOSED'
				""").params(state.name(), person, now(), reason, id).update() == 1;
	}

	/** Stores which cases the batch migrates. */
	void started(long id, String batch, List<String> instances) {
		this.jdbc.sql("update migration_plan set batch_id = ? where id = ?").params(batch, id).update();
		this.template.batchUpdate("insert into migration_case (plan_id, process_instance) values (?, ?)", instances,
				500, (statement, instance) -> {
					statement.setLong(1, id);
					statement.setString(2, instance);
				});
	}

	void stopped(long id, Map<String, String> failures) {
		this.jdbc.sql("update migration_plan set state = 'STOPPED' where id = ? and state = 'STARTED'")
			.param(id)
			.update();
		failures.forEach((instance, failure) -> this.jdbc
			.sql("update migration_case set failure = ? where plan_id = ? and process_instance = ?")
			.params(failure.substring(0, Math.min(failure.length(), 2000)), id, instance)
			.update());
	}

	Optional<Proposal> find(long id) {
		return this.jdbc.sql("select * from migration_plan where id = ?")
			.param(id)
			.query(MigrationPlanRepository::proposal)
			.optional();
	}

	/** Returns the plans of a process, newest first. */
	List<Proposal> forProcess(String process) {
		return this.jdbc
			.sql("select * from migration_plan where process_key = ? order by id desc fetch first 20 rows only")
			.param(process)
			.query(MigrationPlanRepository::proposal)
			.list();
	}

	/** Returns the cases of a plan with their current version by the history. */
	List<CaseRow> cases(Proposal proposal) {
		this.history.bringUpToDate();
		return this.jdbc.sql("""
				select c.process_instance as instance, h.BUSINESS_KEY_ as reference, c.failure,
				  case when h.PROC_INST_ID_ is null then 'ENDED'
				    when h.PROC_DEF_ID_ <> :source then 'MIGRATED'
				    when h.END_TIME_ is not null then 'ENDED'
				    else 'WAITING' end as state
				from migration_case c
				left join ACT_HI_PROCINST h on h.PROC_INST_ID_ = c.process_instance
				where c.plan_id = :id order by h.BUSINESS_KEY_, c.process_instance
				""")
			.param("source", proposal.plan().source())
			.param("id", proposal.id())
			.query(RecordRowMapper.of(CaseRow.class))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Proposal proposal(ResultSet row, int index) throws SQLException {
		return new Proposal(row.getLong("id"), row.getString("process_key"),
				CaseMigrationPlan.of(row.getString("source_definition"), row.getString("target_definition"),
						row.getString("instructions")),
				row.getString("content_hash"), State.valueOf(row.getString("state")), row.getString("proposed_by"),
				instant(row, "proposed_at"), row.getString("reason"), row.getString("decided_by"),
				instant(row, "decided_at"), row.getString("decision_reason"), row.getString("batch_id"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		var moment = row.getObject(column, OffsetDateTime.class);
		return (moment != null) ? moment.toInstant() : null;
	}

	/** The state of a plan. */
	enum State {

		PROPOSED, WITHDRAWN, STARTED, STOPPED

	}

	/** The state of a case in a plan. */
	enum CaseState {

		WAITING, MIGRATED, FAILED, ENDED

	}

	record Proposal(long id, String process, CaseMigrationPlan plan, String contentHash, State state, String proposedBy,
			Instant proposedAt, String reason, String decidedBy, Instant decidedAt, String decisionReason,
			String batch) {
	}

	record CaseRow(String instance, String reference, String failure, CaseState state) {

		static boolean any(Collection<CaseRow> rows, CaseState state) {
			return rows.stream().anyMatch((row) -> row.state() == state);
		}

		CaseRow failed(String why) {
			return new CaseRow(this.instance, this.reference, why, CaseState.FAILED);
		}

	}

}
