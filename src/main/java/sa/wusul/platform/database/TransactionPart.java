package sa.wusul.platform.database;

import java.util.List;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A part of the current transaction that is undone alone if it fails. What is remembered
 * for the transaction, and what follows from its commit, belongs to the part as well, so
 * that nothing of it is left.
 */
public final class TransactionPart {

	private final TransactionOperations nested;

	public TransactionPart(PlatformTransactionManager transactions) {
		var template = new TransactionTemplate(transactions);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		this.nested = template;
	}

	/**
	 * Does the work as a part of the current transaction.
	 * @throws RuntimeException what the work threw; the transaction goes on, unless it is
	 * one of transactions
	 */
	public void run(Runnable work) {
		var outer = TransactionSynchronizationManager.getSynchronizations();
		outer.forEach(TransactionSynchronization::suspend);
		begin();
		List<TransactionSynchronization> inner = List.of();
		try {
			this.nested.executeWithoutResult((part) -> {
				work.run();
				TransactionSynchronizationUtils.triggerBeforeCommit(false);
			});
			inner = List.copyOf(TransactionSynchronizationManager.getSynchronizations());
			inner.forEach(TransactionSynchronization::suspend);
		}
		catch (RuntimeException | Error failed) {
			TransactionSynchronizationUtils.invokeAfterCompletion(
					TransactionSynchronizationManager.getSynchronizations(),
					TransactionSynchronization.STATUS_ROLLED_BACK);
			throw failed;
		}
		finally {
			begin();
			outer.forEach(TransactionSynchronization::resume);
			outer.forEach(TransactionSynchronizationManager::registerSynchronization);
			inner.forEach(TransactionSynchronizationManager::registerSynchronization);
		}
	}

	private static void begin() {
		TransactionSynchronizationManager.clearSynchronization();
		TransactionSynchronizationManager.initSynchronization();
	}

}
