package sa.wusul.casefile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Cache of the case files that the current transaction read or changed. A step of a
 * process reads its case several times; the cache queries the database once. Without a
 * transaction it keeps nothing.
 */
final class CaseFileCache {

	/** Returns the case from the cache, or else from the database. */
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

	/**
	 * Synchronization that removes the cache while the transaction is suspended, so that
	 * another one does not see it, and when it ends.
	 */
	private final class End implements TransactionSynchronization {

		private final Map<String, CaseFile> files;

		End(Map<String, CaseFile> files) {
			this.files = files;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(CaseFileCache.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(CaseFileCache.this, this.files);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(CaseFileCache.this);
		}

	}

}
