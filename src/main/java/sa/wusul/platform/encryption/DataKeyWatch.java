package sa.wusul.platform.encryption;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.platform.database.NamedLock;
import sa.wusul.platform.encryption.PersonalColumns.PersonalColumn;

/**
 * Watch that seals values of earlier data keys with the newest one, while the program
 * runs: in small batches, each a transaction under a lock of all nodes. What is left is
 * found again after a stop. The log says which key is no longer needed.
 */
public class DataKeyWatch implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(DataKeyWatch.class);

	private static final int BATCH = 200;

	private final SealedColumnRepository values;

	private final PersonalColumns columns;

	private final TransactionOperations transactions;

	private final NamedLock lock;

	private final FieldCipher cipher;

	private final KeyedHash hash;

	private final DataKeys keys;

	private final List<SealedFiles> files;

	private volatile Map<String, Long> counted = Map.of();

	private volatile boolean done;

	DataKeyWatch(SealedColumnRepository values, PersonalColumns columns, TransactionOperations transactions,
			NamedLock lock, FieldCipher cipher, KeyedHash hash, DataKeys keys, List<SealedFiles> files) {
		this.values = values;
		this.columns = columns;
		this.transactions = transactions;
		this.lock = lock;
		this.cipher = cipher;
		this.hash = hash;
		this.keys = keys;
		this.files = files;
	}

	/**
	 * Opens the secret of the hashes, so that the program does not start with keys of
	 * another database.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.hash.hex("start");
	}

	/** Seals what earlier keys sealed, if there are any. */
	@Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
	void watch() {
		if (!earlier().isEmpty() && !this.done) {
			reseal();
		}
	}

	/**
	 * Seals all values with the newest key.
	 * @return the number of values that had another one
	 */
	public int reseal() {
		var total = this.columns.all().stream().mapToInt(this::reseal).sum()
				+ this.files.stream().mapToInt((kind) -> kind.reseal(this.keys.newest())).sum();
		var found = new TreeMap<String, Long>();
		this.columns.all().forEach((column) -> this.values.counts(column).forEach((version, many) -> {
			found.merge(version, many, Long::sum);
			if (isOlder(version)) {
				log.warn("{} values of {} are left with {}", many, column.context(), version);
			}
		}));
		this.files.forEach((kind) -> kind.counts().forEach((version, many) -> {
			found.merge("v" + version, many, Long::sum);
			if (version < this.keys.newest()) {
				log.warn("{} files are left with v{}", many, version);
			}
		}));
		this.counted = found;
		this.done = left() == 0;
		if (this.done) {
			log.info("All personal data are sealed with data key {}: data keys {} may be removed from the settings",
					this.keys.newest(), earlier());
		}
		return total;
	}

	/** Returns the number of values by version at the end of the last round. */
	Map<String, Long> counted() {
		return this.counted;
	}

	DataKeys keys() {
		return this.keys;
	}

	/** Returns the number of values that need an earlier key. */
	long left() {
		return this.counted.entrySet()
			.stream()
			.filter((version) -> isOlder(version.getKey()))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	/** Checks whether values that begin with this need an earlier key. */
	private boolean isOlder(String version) {
		var sealed = FieldCipher.version(version + ":");
		return sealed.isPresent() && sealed.getAsInt() < this.keys.newest();
	}

	private SortedSet<Integer> earlier() {
		return this.keys.versions().headSet(this.keys.newest());
	}

	private int reseal(PersonalColumn column) {
		if (column.isFile()) {
			return resealFiles(column);
		}
		var round = new Round();
		while (round.more) {
			this.transactions.executeWithoutResult((status) -> {
				this.lock.holdAll();
				reseal(column, round);
			});
		}
		return round.sealed;
	}

	/** Seals files, each in a transaction of its own. */
	private int resealFiles(PersonalColumn column) {
		var sealed = 0;
		var page = this.values.beginnings(column, "", SealedColumnRepository.PAGE);
		while (!page.isEmpty()) {
			sealed += resealFiles(column, page);
			page = this.values.beginnings(column, page.lastKey(), SealedColumnRepository.PAGE);
		}
		return sealed;
	}

	private int resealFiles(PersonalColumn column, Map<String, byte[]> page) {
		var sealed = 0;
		for (var file : page.entrySet()) {
			if (!isOlder(SealedColumnRepository.version(file.getValue()))) {
				continue;
			}
			try {
				this.transactions.executeWithoutResult((status) -> {
					this.lock.holdAll();
					this.values.replaceFile(column, file.getKey(), (content) -> this.cipher.seal(column.context(),
							this.cipher.open(column.context(), content)));
				});
				sealed++;
			}
			catch (SealedValueException unopened) {
				log.warn("A file of {} cannot be sealed anew: {}", column.context(), unopened.getMessage());
			}
		}
		return sealed;
	}

	private void reseal(PersonalColumn column, Round round) {
		var found = this.values.sealedByOthers(column, this.keys.newest(), round.skipped, BATCH);
		for (var value : found) {
			if (FieldCipher.version(value.text()).orElse(0) > this.keys.newest()) {
				// Another node has a newer key.
				round.skipped++;
				continue;
			}
			try {
				var clear = this.cipher.open(column.context(), value.text());
				this.values.replace(column, value, this.cipher.seal(column.context(), clear));
				round.sealed++;
			}
			catch (SealedValueException unopened) {
				round.skipped++;
			}
		}
		round.more = found.size() == BATCH;
	}

	/** Progress within a column; values that cannot be opened are skipped. */
	private static final class Round {

		private boolean more = true;

		private int sealed;

		private int skipped;

	}

}
