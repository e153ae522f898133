package sa.wusul.casefile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The case files that the running transaction read or changed. One step of a process asks
 * for its case several times; the database is asked once. Without a transaction nothing
 * is kept.
 */
final class CasesOfTransaction {

	/** The case as this transaction knows it, or else as the database does. */
	Optional<CaseFile> find(String reference, Supplier<Optional<CaseFile>> read) {
		var known = known();
		if (known.isEmpty()) {
			return read.get();
		}
		var file = known.get().get(reference);
		if (file != null) {
			return Optional.of(file);
		}
		var found = read.get();
		found.ifPresent(this::keep);
		return found;
	}

	void keep(CaseFile file) {
		known().ifPresent((files) -> files.put(file.reference(), file));
	}

	void change(String reference, UnaryOperator<CaseFile> change) {
		known().ifPresent((files) -> files.computeIfPresent(reference, (key, file) -> change.apply(file)));
	}

	void forget(String reference) {
		known().ifPresent((files) -> files.remove(reference));
	}

	@SuppressWarnings("unchecked")
	private Optional<Map<String, CaseFile>> known() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()) {
			return Optional.empty();
		}
		var files = (Map<String, CaseFile>) TransactionSynchronizationManager.getResource(this);
		if (files == null) {
			files = new HashMap<>();
			TransactionSynchronizationManager.bindResource(this, files);
			TransactionSynchronizationManager.registerSynchronization(new End(files));
		}
		return Optional.of(files);
	}

	/** Another transaction in between knows nothing of ours. */
	private final class End implements TransactionSynchronization {

		private final Map<String, CaseFile> files;

		End(Map<String, CaseFile> files) {
			this.files = files;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(CasesOfTransaction.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(CasesOfTransaction.this, this.files);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(CasesOfTransaction.this);
		}

	}

}
