package sa.wusul.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lock under which one node at a time does the work that every node does at its start, so
 * that nodes that start together do not grant the same right twice.
 */
@Component
public class StartLock {

	private final ProcessEngineConfigurationImpl engine;

	private final TransactionTemplate transaction;

	StartLock(ProcessEngineConfigurationImpl engine, PlatformTransactionManager transactions) {
		this.engine = engine;
		this.transaction = new TransactionTemplate(transactions);
	}

	public void alone(Runnable work) {
		this.transaction.executeWithoutResult((status) -> {
			this.engine.getCommandExecutorTxRequired().execute((context) -> {
				context.getPropertyManager().acquireExclusiveLockForStartup();
				return null;
			});
			work.run();
		});
	}

}
