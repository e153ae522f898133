package sa.wusul.platform.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.audit.AuditKey.PublicAuditKey;
import sa.wusul.platform.text.NeutralText;

/**
 * Verification of the audit log by the program itself, every night on one node. It reads
 * the log in pages and goes on where the night before ended, until it has compared the
 * whole tree with the signed head; then it begins anew. The end of the log is looked at
 * every night.
 */
public class AuditWatch {

	private static final int PAGE = 1000;

	/** Time within which no other node needs to verify as well. */
	private static final Duration NIGHT = Duration.ofHours(12);

	private final AuditRepository repository;

	private final TransactionTemplate transaction;

	private final AuditKey key;

	private final List<PublicAuditKey> keys;

	private final AuditWords words;

	private final AuditAlarm alarm;

	private final AuditProperties settings;

	private final Clock clock;

	AuditWatch(AuditRepository repository, PlatformTransactionManager transactions, AuditKey key, AuditWords words,
			AuditAlarm alarm, AuditProperties settings, Clock clock) {
		this.repository = repository;
		this.transaction = new TransactionTemplate(transactions);
		this.key = key;
		this.keys = Stream.concat(Stream.of(key.publicKey()), settings.earlierKeys().stream().map(PublicAuditKey::new))
			.toList();
		this.words = words;
		this.alarm = alarm;
		this.settings = settings;
		this.clock = clock;
	}

	/** Verifies the next part, unless another node did so this night. */
	@Scheduled(cron = "${wusul.audit.verify-at:0 30 2 * * *}")
	void verifyAtNight() {
		this.transaction.executeWithoutResult((status) -> {
			var watch = this.repository.holdWatch();
			var now = this.clock.instant();
			if (watch.ranAt().filter((ran) -> ran.isAfter(now.minus(NIGHT))).isEmpty()) {
				verify(watch);
			}
		});
	}

	/**
	 * Verifies the next part.
	 * @return the first bad entry
	 */
	public Optional<String> verify() {
		return this.transaction.execute((status) -> verify(this.repository.holdWatch()));
	}

	private Optional<String> verify(AuditRepository.Watch watch) {
		var end = this.repository.end();
		var isOurs = watch.passed() == 0 || this.key.seal(watch.text()).equals(watch.seal().orElse(""));
		var tree = isOurs ? MerkleTree.of(watch.passed(), watch.peaks()) : new MerkleTree();
		var bad = isOurs ? badEnd(end).or(() -> read(tree, end))
				: Optional.of("the position of the verification was changed");
		var whole = bad.isEmpty() && tree.size() == end.treeSize();
		var next = (whole || bad.isPresent()) ? new MerkleTree() : tree;
		var moved = new AuditRepository.Watch(next.size(), next.peaks(), Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty());
		this.repository.moveWatch(moved, this.key.seal(moved.text()), this.clock.instant(), whole);
		bad.ifPresent(this.alarm::raise);
		return bad;
	}

	private Optional<String> badEnd(AuditRepository.End end) {
		if (end.forged().isPresent()) {
			return bad("the row %d was not written by the program", end.forged().get());
		}
		if (end.entries() < end.treeSize()) {
			return bad("entry %d is missing: the head has %d entries", end.entries(), end.treeSize());
		}
		if (end.entries() > end.treeSize()) {
			return bad("entry %d is not covered by the head", end.treeSize());
		}
		return Optional.empty();
	}

	private Optional<String> read(MerkleTree tree, AuditRepository.End end) {
		var until = Math.min(end.treeSize(), tree.size() + this.settings.verifyEntries());
		while (tree.size() < until) {
			var page = this.repository.page(tree.size(), until, PAGE);
			if (page.isEmpty()) {
				return bad("entry %d is missing", tree.size());
			}
			for (var entry : page) {
				var fault = AuditChecker.fault(entry, tree.size(), this.keys, Optional.of(this.words));
				if (fault.isEmpty() && entry.lostItsWords() && !this.repository.isErased(tree.size())) {
					fault = AuditChecker.badWords(tree.size());
				}
				if (fault.isPresent()) {
					return fault;
				}
				tree.add(entry.leaf(this.keys).orElseThrow().hash());
			}
		}
		return (tree.size() < end.treeSize() || isHead(tree, end)) ? Optional.empty()
				: bad("the head of %d entries was changed", end.treeSize());
	}

	private boolean isHead(MerkleTree tree, AuditRepository.End end) {
		if (tree.size() == 0) {
			return true;
		}
		try {
			var checkpoint = Checkpoint.parse(end.note().orElse(""));
			return checkpoint.isSignedBy(this.keys) && checkpoint.size() == tree.size()
					&& Arrays.equals(checkpoint.root(), tree.root());
		}
		catch (IllegalArgumentException malformed) {
			return false;
		}
	}

	private static Optional<String> bad(String words, Object... values) {
		return Optional.of(NeutralText.format(words, values));
	}

}
