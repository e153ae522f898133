package sa.wusul.platform.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.text.NeutralText;

/**
 * The one log that nobody rewrites. An entry is written in the transaction of its deed,
 * with the others of the transaction in one statement at its end: if it cannot be
 * written, the deed does not happen.
 */
public class AuditLog {

	/** Deed of the entry that names numbers whose transactions were rolled back. */
	static final String ROLLED_BACK = "audit.rolledBack";

	/** Deed of the entry that says whose words were erased. */
	static final String WORDS_ERASED = "audit.wordsErased";

	/** Different refusals that wait for the sequencer at most; the others are counted. */
	private static final int MOST_WAITING = 10_000;

	private final AuditRepository repository;

	private final TransactionTemplate transaction;

	private final AuditKey key;

	private final AuditWords words;

	private final Clock clock;

	private volatile Run run = new Run();

	private final Map<AuditEntry, Integer> refusals = new LinkedHashMap<>();

	private int overflow;

	private final List<Long> lost = new ArrayList<>();

	private final Semaphore bell = new Semaphore(0);

	AuditLog(AuditRepository repository, PlatformTransactionManager transactions, AuditKey key, AuditWords words,
			Clock clock) {
		this.repository = repository;
		this.transaction = new TransactionTemplate(transactions);
		this.key = key;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * Adds an entry to the current transaction, or writes it at once if there is none.
	 */
	public void add(AuditEntry entry) {
		add(List.of(entry));
	}

	/** Adds entries to the current transaction, or writes them at once. */
	public void add(List<AuditEntry> entries) {
		if (entries.isEmpty()) {
			return;
		}
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			this.transaction.executeWithoutResult((status) -> batch().addAll(entries));
		}
		else {
			batch().addAll(entries);
		}
	}

	/**
	 * Writes the entries of the current transaction so far, so that they go to the
	 * database with the changes that follow. Later ones are written before the commit.
	 */
	public void writeWithChanges() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			batch().write();
		}
	}

	/**
	 * Adds an entry of something that did not happen, such as a refusal, whose
	 * transaction is rolled back. It is written within a second, and equal ones as one.
	 */
	public void addLater(AuditEntry entry) {
		synchronized (this.refusals) {
			if (this.refusals.size() < MOST_WAITING || this.refusals.containsKey(entry)) {
				this.refusals.merge(entry, 1, Integer::sum);
			}
			else {
				this.overflow++;
			}
		}
		this.bell.release();
	}

	/**
	 * Returns a name for a person that the log may keep: the same one each time, which
	 * leads back to the person with the log's key only.
	 */
	public String pseudonym(String person) {
		return "person-" + this.key.pseudonym(person);
	}

	/** Returns the entries of a case with one of these deeds, the latest first. */
	public List<Written> forCase(String reference, List<String> deeds) {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			batch().write();
		}
		return this.repository.forCase(reference, deeds)
			.stream()
			.map((sealed) -> new Written(opened(sealed), sealed.happenedAt()))
			.toList();
	}

	/** Returns the person's entries of a deed about cases, the latest first. */
	public List<Written> forActor(String actor, String deed, Instant from, int most) {
		return this.repository.forActor(actor, deed, from, most)
			.stream()
			.map((sealed) -> new Written(opened(sealed), sealed.happenedAt()))
			.toList();
	}

	/** Returns the entries of a search, the latest first. */
	public List<Numbered> find(AuditQuestion question, int most) {
		return this.repository.find(question, most)
			.stream()
			.map((sealed) -> new Numbered(sealed.id(), opened(sealed), sealed.happenedAt()))
			.toList();
	}

	private AuditEntry opened(SealedEntry sealed) {
		return sealed.entry()
			.withWords(sealed.entry().words().map((text) -> this.words.open(text, sealed.wordsKey().orElseThrow())));
	}

	/** Returns the subject of the entry that says that words were erased. */
	static String erased(long index) {
		return "entry " + index;
	}

	/**
	 * Erases the words of an entry for ever, and says so in another: who, and why. The
	 * tree, which has the hash of the sealed words only, stays as it was.
	 * @throws IllegalArgumentException if there is no such entry, or it has no words
	 */
	void eraseWords(long index, String person, String reason) {
		this.transaction.executeWithoutResult((status) -> {
			this.repository.at(index)
				.filter((sealed) -> sealed.entry().words().isPresent())
				.orElseThrow(() -> new IllegalArgumentException("Entry " + index + " has no words to erase"));
			add(AuditEntry.done(person, WORDS_ERASED).on(erased(index)).saying(reason));
			this.repository.eraseWords(index);
		});
	}

	/**
	 * Ends the alarm, and says so in an entry: who, of what, and why.
	 * @throws IllegalArgumentException if there is none
	 */
	void settleAlarm(String person, String reason) {
		this.transaction.executeWithoutResult((status) -> {
			var alarm = this.repository.holdWatch()
				.alarm()
				.orElseThrow(() -> new IllegalArgumentException("The audit log has no alarm"));
			add(AuditEntry.done(person, "audit.alarmSettled").with(alarm).saying(reason));
			this.repository.settle();
		});
	}

	/** Writes what waits outside of any transaction. */
	void writeWaiting() {
		this.transaction.executeWithoutResult((status) -> {
			var batch = batch();
			batch.addAll(takeRefusals());
			var missing = takeLost();
			if (!missing.isEmpty()) {
				batch.addAll(List.of(AuditEntry.done(AuditEntry.PROGRAM, ROLLED_BACK).with(missing)));
			}
		});
	}

	/** Begins to number the entries anew. */
	void beginRun() {
		synchronized (this.lost) {
			this.run = new Run();
			this.lost.clear();
		}
	}

	Semaphore bell() {
		return this.bell;
	}

	private List<AuditEntry> takeRefusals() {
		synchronized (this.refusals) {
			var taken = new ArrayList<AuditEntry>();
			this.refusals.forEach((entry, times) -> taken.add((times == 1) ? entry
					: entry.with(NeutralText.format("%s times=%d", entry.detail().orElse(""), times).strip())));
			if (this.overflow > 0) {
				taken.add(
						AuditEntry.refused(AuditEntry.PROGRAM, "audit.refusalsUnnamed").with("times=" + this.overflow));
			}
			this.refusals.clear();
			this.overflow = 0;
			return taken;
		}
	}

	private String takeLost() {
		synchronized (this.lost) {
			var numbers = this.lost.stream().limit(100).map(String::valueOf).toList();
			this.lost.subList(0, numbers.size()).clear();
			return String.join(" ", numbers);
		}
	}

	private Batch batch() {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter((other) -> other instanceof Batch batch && batch.isOf(this))
			.map(Batch.class::cast)
			.findFirst()
			.orElseGet(() -> {
				var batch = new Batch();
				TransactionSynchronizationManager.registerSynchronization(batch);
				return batch;
			});
	}

	private SealedEntry seal(AuditEntry entry, String runName, long number) {
		var text = entry.words().map(this.words::seal);
		var stored = entry.withWords(text.map(AuditWords.Sealed::words));
		var sealed = new SealedEntry(0, Optional.empty(), runName, number,
				this.clock.instant().truncatedTo(ChronoUnit.MILLIS), stored, text.map(AuditWords.Sealed::key),
				stored.words().map(SealedEntry::hash), "", Optional.empty());
		return sealed.sealed(this.key);
	}

	/** An entry with its moment. */
	public record Written(AuditEntry entry, Instant at) {
	}

	/** An entry with its moment, and the number by which a search goes on. */
	public record Numbered(long number, AuditEntry entry, Instant at) {
	}

	/** A start of the log on this node. */
	private static final class Run {

		private final String name = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

		private final AtomicLong numbers = new AtomicLong();

	}

	/** The entries of one transaction. */
	private final class Batch implements TransactionSynchronization {

		private final List<AuditEntry> entries = new ArrayList<>();

		private final Run run = AuditLog.this.run;

		private final List<Long> used = new ArrayList<>();

		private boolean ending;

		private boolean isOf(AuditLog log) {
			return AuditLog.this == log;
		}

		private void addAll(List<AuditEntry> more) {
			this.entries.addAll(more);
			if (this.ending) {
				write();
			}
		}

		private void write() {
			if (!this.entries.isEmpty()) {
				var sealed = this.entries.stream().map((entry) -> {
					var number = this.run.numbers.incrementAndGet();
					this.used.add(number);
					return seal(entry, this.run.name, number);
				}).toList();
				this.entries.clear();
				AuditLog.this.repository.insert(sealed);
			}
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.ending = true;
			write();
		}

		@Override
		public void afterCompletion(int status) {
			if (status != STATUS_COMMITTED) {
				synchronized (AuditLog.this.lost) {
					if (this.run == AuditLog.this.run) {
						AuditLog.this.lost.addAll(this.used);
					}
				}
			}
			else {
				this.entries.forEach(AuditLog.this::addLater);
			}
			if (!this.used.isEmpty()) {
				AuditLog.this.bell.release();
			}
		}

	}

}
