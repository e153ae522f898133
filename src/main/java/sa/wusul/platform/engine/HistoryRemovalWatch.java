package sa.wusul.platform.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.database.NamedLock;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;
import sa.wusul.platform.text.NeutralText;

/**
 * Nightly removal of the engine's history that is over by the table of retention times:
 * of cases whose topmost process ended so long ago, with all processes they called (ADR
 * 109). Operations on no process are dated only, and the engine's own clean-up deletes
 * them.
 */
@Component
public class HistoryRemovalWatch {

	private static final Logger log = LoggerFactory.getLogger(HistoryRemovalWatch.class);

	private static final int CASES = 100;

	private static final int OPERATIONS = 1000;

	/**
	 * The tables with rows of a case that has ended: those that the engine would date.
	 * The contents that rows refer to go after them.
	 */
	private static final List<String> TABLES = List.of("ACT_HI_DETAIL", "ACT_HI_VARINST", "ACT_HI_COMMENT",
			"ACT_HI_ATTACHMENT", "ACT_HI_IDENTITYLINK", "ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_INCIDENT",
			"ACT_HI_JOB_LOG", "ACT_HI_EXT_TASK_LOG", "ACT_HI_OP_LOG", "ACT_HI_DEC_IN", "ACT_HI_DEC_OUT",
			"ACT_HI_DECINST", "ACT_GE_BYTEARRAY", "ACT_RU_AUTHORIZATION", "ACT_HI_PROCINST");

	/** Before the first process. */
	private static final Ended FIRST = new Ended("", new Timestamp(0));

	private final ProcessEngine engine;

	private final JdbcClient jdbc;

	private final NamedLock lock;

	private final RetentionDecisions rules;

	private final HistoryProjectionService history;

	private final Clock clock;

	private final LocalTime until;

	HistoryRemovalWatch(ProcessEngine engine, JdbcClient jdbc, RetentionDecisions rules,
			HistoryProjectionService history, Clock clock,
			@Value("${wusul.history-cleanup.until:05:00}") LocalTime until) {
		this.engine = engine;
		this.jdbc = jdbc;
		this.lock = new NamedLock(jdbc, "history-dating", 1);
		this.rules = rules;
		this.history = history;
		this.clock = clock;
		this.until = until;
	}

	@Scheduled(cron = "0 15 0 * * *", zone = "Asia/Riyadh")
	public void remove() {
		this.history.bringUpToDate();
		var over = this.rules.over(RecordClass.ENGINE_HISTORY, this.clock.instant());
		var end = end(this.clock.instant());
		var cases = 0;
		int removed;
		var last = new AtomicReference<>(FIRST);
		do {
			removed = inTurn(() -> removeCases(over, last));
			cases += removed;
		}
		while (removed == CASES && this.clock.instant().isBefore(end));
		var operations = 0;
		int dated;
		do {
			dated = inTurn(() -> dateOperations(over));
			operations += dated;
		}
		while (dated == OPERATIONS);
		if (cases + operations > 0) {
			log.info("The history of {} processes is removed, and {} operations from before {} go this night", cases,
					operations, over);
		}
	}

	/** Returns the end of the night; what is left then goes in the next one. */
	private Instant end(Instant begin) {
		var end = ZonedDateTime.ofInstant(begin, Kingdom.ZONE).with(this.until);
		return (end.toInstant().isAfter(begin) ? end : end.plusDays(1)).toInstant();
	}

	/** Runs a batch, on one node at a time. */
	private int inTurn(Callable<Integer> batch) {
		return EngineAccess.asSystem(this.engine, "the table of retention times says what is over", () -> {
			this.lock.holdAll();
			return batch.call();
		});
	}

	/**
	 * Removes the next cases after the last, which the index finds at once, table by
	 * table with one statement for all of them.
	 */
	private int removeCases(Instant over, AtomicReference<Ended> last) {
		var topmost = endedBefore(over, last.get());
		if (!topmost.isEmpty()) {
			var roots = topmost.stream().map(Ended::id).toList();
			TABLES.forEach((table) -> this.jdbc
				.sql(NeutralText.format("delete from %s where ROOT_PROC_INST_ID_ in (:roots)", table))
				.param("roots", roots)
				.update());
			last.set(topmost.get(topmost.size() - 1));
		}
		return topmost.size();
	}

	private List<Ended> endedBefore(Instant over, Ended last) {
		return this.jdbc.sql("""
				select ID_, END_TIME_ from ACT_HI_PROCINST
				where END_TIME_ < :over and END_TIME_ >= :at and (END_TIME_ > :at or ID_ > :id)
				  and ROOT_PROC_INST_ID_ = ID_ and REMOVAL_TIME_ is null
				order by END_TIME_, ID_ fetch first :most rows only""")
			.param("over", Timestamp.from(over))
			.param("at", last.at())
			.param("id", last.id())
			.param("most", CASES)
			.query((row, index) -> new Ended(row.getString("ID_"), row.getTimestamp("END_TIME_")))
			.list();
	}

	/** A topmost process and its end. */
	private record Ended(String id, Timestamp at) {
	}

	/** Dates operations such as changes of accounts, which the engine would never do. */
	private int dateOperations(Instant over) {
		return this.jdbc.sql("""
				update ACT_HI_OP_LOG set REMOVAL_TIME_ = :over where ID_ in (
				  select ID_ from ACT_HI_OP_LOG
				  where ROOT_PROC_INST_ID_ is null and REMOVAL_TIME_ is null and TIMESTAMP_ < :over
				  order by TIMESTAMP_ fetch first :most rows only)""")
			.param("over", Timestamp.from(over))
			.param("most", OPERATIONS)
			.update();
	}

}
