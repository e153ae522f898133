package sa.wusul.platform.audit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import sa.wusul.platform.audit.AuditKey.PublicAuditKey;
import sa.wusul.platform.text.NeutralText;

/**
 * Checker of the whole log against its keys, its head, and checkpoints that were kept
 * elsewhere. It names the first bad entry.
 */
final class AuditChecker {

	/** Last entries of a killed run that may be missing because they were rolled back. */
	private static final int UNCERTAIN = 64;

	private final AuditRepository repository;

	private final Collection<PublicAuditKey> keys;

	private final List<Checkpoint> kept;

	private final Optional<AuditWords> words;

	private final MerkleTree tree = new MerkleTree();

	private final Map<String, Run> runs = new HashMap<>();

	/** Entries without their words, of which no later entry has said so yet. */
	private final TreeSet<Long> unexplained = new TreeSet<>();

	private int erased;

	private String bad;

	private int next;

	/**
	 * @param words absent without data keys: then the hashes of the sealed words are
	 * checked, and not whether they can be read
	 */
	AuditChecker(AuditRepository repository, Collection<PublicAuditKey> keys, Collection<Checkpoint> kept,
			Optional<AuditWords> words) {
		this.repository = repository;
		this.keys = keys;
		this.words = words;
		this.kept = kept.stream().sorted(Comparator.comparingLong(Checkpoint::size)).toList();
	}

	Report check() {
		this.kept.stream()
			.filter((checkpoint) -> !checkpoint.isSignedBy(this.keys))
			.findFirst()
			.ifPresent((forged) -> this.bad = NeutralText
				.format("the kept checkpoint of %d entries has no valid signature", forged.size()));
		if (this.bad == null) {
			this.repository.inOrder(this::read);
		}
		if (this.bad == null) {
			checkEnd();
		}
		var waiting = (this.bad == null) ? this.repository.waiting(Integer.MAX_VALUE) : List.<SealedEntry>of();
		waiting.forEach(this::count);
		if (this.bad == null) {
			this.runs.values()
				.stream()
				.flatMap((run) -> run.gap().stream())
				.findFirst()
				.ifPresent((gap) -> this.bad = gap);
		}
		if (this.bad == null && !this.unexplained.isEmpty()) {
			this.bad = badWords(this.unexplained.first()).orElseThrow();
		}
		return new Report(this.tree.size(), waiting.size(), this.erased, Optional.ofNullable(this.bad),
				this.runs.values().stream().flatMap((run) -> run.uncertain().stream()).sorted().toList());
	}

	private boolean read(SealedEntry entry) {
		long index = entry.treeIndex().orElseThrow();
		if (index < 0) {
			return isFine("the row %d was not written by the program", entry.id());
		}
		var fault = fault(entry, this.tree.size(), this.keys, this.words);
		if (fault.isPresent()) {
			this.bad = fault.get();
			return false;
		}
		if (entry.lostItsWords()) {
			this.unexplained.add(index);
			this.erased++;
		}
		this.tree.add(entry.leaf(this.keys).orElseThrow().hash());
		count(entry);
		return compare();
	}

	/** Returns what is wrong with the entry that should have this index. */
	static Optional<String> fault(SealedEntry entry, long index, Collection<PublicAuditKey> keys,
			Optional<AuditWords> words) {
		if (entry.treeIndex().orElseThrow() != index) {
			return Optional.of(NeutralText.format("entry %d is missing", index));
		}
		if (entry.leaf(keys).isEmpty()) {
			return Optional.of(NeutralText.format("entry %d was changed or moved", index));
		}
		var asWritten = entry.hasItsWords() && words.filter((opener) -> !opener.areReadable(entry)).isEmpty();
		return (asWritten || entry.lostItsWords()) ? Optional.empty() : badWords(index);
	}

	static Optional<String> badWords(long index) {
		return Optional.of(NeutralText.format("the words of entry %d were changed or removed", index));
	}

	/** Compares the tree with the kept checkpoints of its size. */
	private boolean compare() {
		while (this.next < this.kept.size() && this.kept.get(this.next).size() <= this.tree.size()) {
			var checkpoint = this.kept.get(this.next);
			if (checkpoint.size() == this.tree.size() && !Arrays.equals(checkpoint.root(), this.tree.root())) {
				var from = (this.next > 0) ? this.kept.get(this.next - 1).size() : 0;
				return isFine("one of the entries %d to %d was replaced by someone with the key", from,
						this.tree.size() - 1);
			}
			this.next++;
		}
		return true;
	}

	private void checkEnd() {
		var head = this.repository.head();
		if (this.next < this.kept.size()) {
			isFine("entry %d is missing: a kept checkpoint has %d entries", this.tree.size(),
					this.kept.get(this.kept.size() - 1).size());
		}
		else if (head.treeSize() > this.tree.size()) {
			isFine("entry %d is missing: the head has %d entries", this.tree.size(), head.treeSize());
		}
		else if (head.treeSize() < this.tree.size()) {
			isFine("entry %d is not covered by the head", head.treeSize());
		}
		else if (this.tree.size() > 0 && !isSignedHead(head)) {
			isFine("the head of %d entries was changed", head.treeSize());
		}
	}

	private boolean isSignedHead(AuditRepository.Head head) {
		try {
			var checkpoint = Checkpoint.parse(head.note().orElse(""));
			return checkpoint.isSignedBy(this.keys) && checkpoint.size() == this.tree.size()
					&& Arrays.equals(checkpoint.root(), this.tree.root()) && head.peaks().equals(this.tree.peaks());
		}
		catch (IllegalArgumentException malformed) {
			return false;
		}
	}

	private void count(SealedEntry entry) {
		if (entry.entry().deed().equals(AuditLog.WORDS_ERASED)) {
			this.unexplained.removeIf((index) -> entry.entry().subject().orElse("").equals(AuditLog.erased(index)));
		}
		this.runs.computeIfAbsent(entry.run(), Run::new).count(entry);
	}

	private boolean isFine(String words, Object... values) {
		this.bad = NeutralText.format(words, values);
		return false;
	}

	/**
	 * Result of a check.
	 *
	 * @param entries the good entries up to the first bad one
	 * @param waiting the entries that are not sequenced yet
	 * @param erased the entries whose words were erased, as a later one says
	 * @param bad the first bad entry
	 * @param uncertain numbers of which it cannot be said whether they were ever
	 * committed
	 */
	record Report(long entries, int waiting, int erased, Optional<String> bad, List<String> uncertain) {
	}

	/** The numbers of one run, which have no gap. */
	private static final class Run {

		private final String name;

		private final TreeSet<Long> ahead = new TreeSet<>();

		private final TreeSet<Long> rolledBack = new TreeSet<>();

		private long complete;

		private long last;

		private boolean stopped;

		Run(String name) {
			this.name = name;
		}

		void count(SealedEntry sealed) {
			this.last = Math.max(this.last, sealed.runNumber());
			this.ahead.add(sealed.runNumber());
			this.stopped |= sealed.entry().deed().equals(AuditSequencer.STOPPED);
			if (sealed.entry().deed().equals(AuditLog.ROLLED_BACK)) {
				Arrays.stream(sealed.entry().detail().orElse("").split(" "))
					.map(Long::valueOf)
					.forEach(this.rolledBack::add);
			}
			advance();
		}

		private void advance() {
			while (this.ahead.remove(this.complete + 1) || this.rolledBack.remove(this.complete + 1)) {
				this.complete++;
			}
		}

		Optional<String> gap() {
			if (this.ahead.isEmpty() || isUncertain()) {
				return Optional.empty();
			}
			return Optional.of(NeutralText.format("number %d of run %s is missing", this.complete + 1, this.name));
		}

		Optional<String> uncertain() {
			return (!this.ahead.isEmpty() && isUncertain())
					? Optional
						.of(NeutralText.format("number %d of run %s, which was killed", this.complete + 1, this.name))
					: Optional.empty();
		}

		private boolean isUncertain() {
			return !this.stopped && this.complete + 1 > this.last - UNCERTAIN;
		}

	}

}
