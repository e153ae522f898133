package sa.wusul.platform.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.NamedLock;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;

/**
 * Nightly dating of the engine's history that is over by the table of retention times,
 * before the engine's own clean-up deletes what is dated: of cases whose topmost process
 * ended so long ago, with all processes they called, and of operations on no process.
 */
@Component
public class HistoryDatingWatch {

	private static final Logger log = LoggerFactory.getLogger(HistoryDatingWatch.class);

	private static final int CASES = 100;

	private static final int OPERATIONS = 1000;

	/** Before the first process. */
	private static final Ended FIRST = new Ended("", new Timestamp(0));

	private final ProcessEngine engine;

	private final JdbcClient jdbc;

	private final NamedLock lock;

	private final RetentionDecisions rules;

	private final HistoryProjectionService history;

	private final Clock clock;

	HistoryDatingWatch(ProcessEngine engine, JdbcClient jdbc, RetentionDecisions rules,
			HistoryProjectionService history, Clock clock) {
		this.engine = engine;
		this.jdbc = jdbc;
		this.lock = new NamedLock(jdbc, "history-dating", 1);
		this.rules = rules;
		this.history = history;
		this.clock = clock;
	}

	@Scheduled(cron = "0 15 0 * * *", zone = "Asia/Riyadh")
	public void date() {
		this.history.bringUpToDate();
		var over = this.rules.over(RecordClass.ENGINE_HISTORY, this.clock.instant());
		var cases = 0;
		int dated;
		var last = new AtomicReference<>(FIRST);
		do {
			dated = inTurn(() -> dateCases(over, last));
			cases += dated;
		}
		while (dated == CASES);
		var operations = 0;
		do {
			dated = inTurn(() -> dateOperations(over));
			operations += dated;
		}
		while (dated == OPERATIONS);
		if (cases + operations > 0) {
			log.info("The history of {} processes and {} operations from before {} goes this night", cases, operations,
					over);
		}
	}

	/** Runs a batch, on one node at a time. */
	private int inTurn(Callable<Integer> batch) {
		return EngineAccess.asSystem(this.engine, "the table of retention times says what is over", () -> {
			this.lock.holdAll();
			return batch.call();
		});
	}

	/** Dates the next cases after the last, which the index finds at once. */
	private int dateCases(Instant over, AtomicReference<Ended> last) {
		var topmost = endedBefore(over, last.get());
		var context = Context.getCommandContext();
		topmost.forEach((process) -> {
			context.getHistoricProcessInstanceManager()
				.addRemovalTimeToProcessInstancesByRootProcessInstanceId(process.id(), Date.from(over));
			context.getHistoricDecisionInstanceManager()
				.addRemovalTimeToDecisionsByRootProcessInstanceId(process.id(), Date.from(over));
		});
		if (!topmost.isEmpty()) {
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
