package sa.wusul.platform.engine.history;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutorImpl;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings facts to the engine's own tables of history, in their order and on one node at a
 * time.
 */
@Service
public class HistoryProjectionService {

	private static final Logger log = LoggerFactory.getLogger(HistoryProjectionService.class);

	/** Rows of one transaction, each of them the facts of one command. */
	private static final int MOST = 200;

	private final HistoryTablesHandler tables = new HistoryTablesHandler();

	private final HistoryFactRepository facts;

	private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

	private final TransactionTemplate current;

	private final TransactionTemplate own;

	private final Clock clock;

	HistoryProjectionService(HistoryFactRepository facts, ObjectProvider<ProcessEngineConfigurationImpl> engine,
			PlatformTransactionManager transactions, Clock clock) {
		this.facts = facts;
		this.engine = engine;
		this.current = new TransactionTemplate(transactions);
		this.own = new TransactionTemplate(transactions,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
		this.clock = clock;
	}

	/**
	 * Brings to the tables what is committed or was written in the current transaction,
	 * so that they can be read.
	 */
	public void bringUpToDate() {
		this.facts.newest().ifPresent((newest) -> {
			while (bring(newest, MOST) > 0) {
				// Facts that come meanwhile are not waited for.
			}
		});
	}

	/** Returns the number of rows that are done with. */
	private int bring(long newest, int most) {
		try {
			return transaction().execute((status) -> {
				var rows = this.facts.take(newest, most);
				write(rows);
				return rows.size();
			});
		}
		catch (RuntimeException failure) {
			if (TransactionSynchronizationManager.isActualTransactionActive() || isOfTheDatabase(failure)) {
				throw failure;
			}
			return (most > 1) ? bring(newest, 1) : leaveOut(newest, failure);
		}
	}

	/** The current transaction, or another one if that must not write. */
	private TransactionTemplate transaction() {
		return TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? this.own : this.current;
	}

	/** Leaves the oldest row to an operator, so that the others are not held up. */
	private int leaveOut(long newest, RuntimeException failure) {
		return this.current.execute((status) -> {
			var rows = this.facts.take(newest, 1);
			rows.forEach((row) -> {
				this.facts.fail(row, this.clock.instant());
				log.error("The facts of row {} of history_fact do not fit the engine's tables: {}", row.id(),
						failure.getClass().getName());
			});
			return rows.size();
		});
	}

	/** Says whether the same facts may fit another time. */
	private static boolean isOfTheDatabase(Throwable failure) {
		for (var cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException problem) {
				var state = String.valueOf(problem.getSQLState());
				return !state.startsWith("22") && !state.startsWith("23");
			}
		}
		return false;
	}

	/**
	 * Writes rows, in as few commands as possible: the engine expects that what an
	 * earlier command wrote is in its tables.
	 */
	private void write(List<HistoryFactRepository.Row> rows) {
		if (rows.isEmpty()) {
			return;
		}
		var together = new ArrayList<HistoryFact>();
		var touched = new HashSet<Object>();
		for (var row : rows) {
			var facts = HistoryFactFormat.read(row.facts());
			var touches = facts.stream().map(HistoryProjectionService::lasting).flatMap(Optional::stream).toList();
			if (!Collections.disjoint(touched, touches)) {
				command(together);
				together.clear();
				touched.clear();
			}
			together.addAll(facts);
			touched.addAll(touches);
		}
		command(together);
		this.facts.remove(rows);
	}

	/**
	 * Returns the row of history that other facts may change too; empty for an entry of a
	 * log.
	 */
	private static Optional<HistoryCollector.Row> lasting(HistoryFact fact) {
		if (fact.event() instanceof HistoricVariableUpdateEventEntity change) {
			return Optional
				.of(new HistoryCollector.Row(HistoricVariableInstanceEntity.class, change.getVariableInstanceId()));
		}
		return Optional.of(fact.event())
			.filter(HistoricScopeInstanceEvent.class::isInstance)
			.map(HistoryCollector.Row::of);
	}

	/** Runs a command of its own in the current transaction, also within another one. */
	private void command(List<HistoryFact> together) {
		var configuration = this.engine.getObject();
		var context = new CommandContextInterceptor(configuration.getCommandContextFactory(), configuration, true);
		context.setNext(new CommandExecutorImpl());
		context.execute((command) -> {
			together.forEach(this.tables::write);
			return null;
		});
	}

}
