package sa.wusul.platform.engine;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.database.SchemaLock;

/**
 * Lock under which one node at a time does the work that every node does at its start, so
 * that nodes that start together do not grant the same right twice.
 */
@Component
public class StartLock {

	private final DataSource database;

	private final ProcessEngineConfigurationImpl engine;

	private final TransactionTemplate transaction;

	StartLock(DataSource database, ProcessEngineConfigurationImpl engine, PlatformTransactionManager transactions) {
		this.database = database;
		this.engine = engine;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Works alone, also beside a node of an earlier version, which has the engine's lock
	 * only.
	 */
	public void alone(Runnable work) {
		try (var others = SchemaLock.hold(this.database)) {
			this.transaction.executeWithoutResult((status) -> {
				this.engine.getCommandExecutorTxRequired().execute((context) -> {
					context.getPropertyManager().acquireExclusiveLockForStartup();
					return null;
				});
				work.run();
			});
		}
		catch (SQLException unavailable) {
			throw new IllegalStateException("The database cannot be locked for the start", unavailable);
		}
	}

}
