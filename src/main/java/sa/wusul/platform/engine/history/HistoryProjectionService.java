package sa.wusul.platform.engine.history;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
import org.springframework.util.function.SingletonSupplier;

/**
 * Brings facts to the engine's own tables of history, in their order and on one node at a
 * time.
 */
@Service
public class HistoryProjectionService {

	private static final Logger log = LoggerFactory.getLogger(HistoryProjectionService.class);

	/** Rows of one transaction, each of them the facts of one command. */
	private static final int MOST = 200;

	private final HistoryTablesHandler handler = new HistoryTablesHandler();

	private final HistoryRows.Factory rows = new HistoryRows.Factory();

	private final HistoryFactRepository facts;

	private final HistoryRowRepository tables;

	private final Supplier<ProcessEngineConfigurationImpl> engine;

	private final TransactionTemplate current;

	private final TransactionTemplate own;

	private final Clock clock;

	HistoryProjectionService(HistoryFactRepository facts, HistoryRowRepository tables,
			ObjectProvider<ProcessEngineConfigurationImpl> engine, PlatformTransactionManager transactions,
			Clock clock) {
		this.facts = facts;
		this.tables = tables;
		this.engine = SingletonSupplier.of(engine::getObject);
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
	 * Writes rows, each of its tables once. Facts that only the engine can write come to
	 * commands of its own, before the rows.
	 */
	private void write(List<HistoryFactRepository.Row> facts) {
		if (facts.isEmpty()) {
			return;
		}
		var rows = this.rows.create(this.engine.get());
		var others = new EngineCommand(rows);
		for (var command : facts) {
			rows.nextCommand();
			var touched = new HashSet<HistoryCollector.Row>();
			var read = HistoryFactFormat.read(command.facts());
			var large = read.stream()
				.filter(HistoryProjectionService::isLarge)
				.map(HistoryProjectionService::lasting)
				.collect(Collectors.toSet());
			read.forEach((fact) -> {
				if (large.contains(lasting(fact)) || !rows.add(fact)) {
					others.add(fact, touched);
				}
			});
			others.touched.addAll(touched);
		}
		others.write();
		this.facts.remove(facts);
	}

	/**
	 * Checks whether a value has a row of its own, which only the engine writes, and with
	 * it all that a command has of the variable.
	 */
	private static boolean isLarge(HistoryFact fact) {
		return fact.event() instanceof HistoricVariableUpdateEventEntity change && change.getByteValue() != null;
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

	/** Facts that the engine writes itself, in commands of its own. */
	private final class EngineCommand {

		private final List<HistoryFact> together = new ArrayList<>();

		/**
		 * Rows that earlier commands changed, of which it expects that they are in their
		 * tables.
		 */
		private final Set<HistoryCollector.Row> touched = new HashSet<>();

		private final HistoryRows rows;

		EngineCommand(HistoryRows rows) {
			this.rows = rows;
		}

		void add(HistoryFact fact, Set<HistoryCollector.Row> ofCommand) {
			lasting(fact).ifPresent((row) -> {
				if (this.rows.holds(row) || this.touched.contains(row)) {
					write();
				}
				ofCommand.add(row);
			});
			this.together.add(fact);
		}

		/** Writes all that waits. */
		void write() {
			if (!this.together.isEmpty()) {
				run(this.together);
				this.together.clear();
				this.touched.clear();
			}
			if (!this.rows.isEmpty()) {
				HistoryProjectionService.this.tables.write(this.rows);
				this.rows.clear();
			}
		}

	}

	/** Runs a command of its own in the current transaction, also within another one. */
	private void run(List<HistoryFact> together) {
		var configuration = this.engine.get();
		var context = new CommandContextInterceptor(configuration.getCommandContextFactory(), configuration, true);
		context.setNext(new CommandExecutorImpl());
		context.execute((command) -> {
			together.forEach(this.handler::write);
			return null;
		});
	}

}
