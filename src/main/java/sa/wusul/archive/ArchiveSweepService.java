package sa.wusul.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.encryption.SealedFiles;
import sa.wusul.platform.encryption.SealedValueException;

/**
 * Upkeep of the archive without a person: contents move out of the database, discarded
 * and orphaned files are deleted, and files get the newest data key. Each file has a
 * transaction of its own, so all of it continues after a stop.
 */
@Service
class ArchiveSweepService implements SealedFiles {

	private static final Logger log = LoggerFactory.getLogger(ArchiveSweepService.class);

	private static final int PAGE = 500;

	/** More orphans than these, and than a twentieth, are another program's files. */
	private static final int FEW = 20;

	private static final int SHARE = 20;

	private final Archive archive;

	private final ArchiveRepository items;

	private final ContentStore store;

	private final FieldCipher cipher;

	private final TransactionTemplate transaction;

	ArchiveSweepService(Archive archive, ArchiveRepository items, ContentStore store, FieldCipher cipher,
			PlatformTransactionManager transactions) {
		this.archive = archive;
		this.items = items;
		this.store = store;
		this.cipher = cipher;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Prepares the store if nothing was ever stored, so that a wrong one is noticed. */
	void prepare() {
		if (this.items.isFresh()) {
			this.store.prepare();
		}
	}

	/**
	 * Moves contents and originals out of the database.
	 * @return the number of them
	 */
	int move() {
		return each(this.items::unmoved, this::move) + each(this.items::unmovedOriginals, this::moveOriginal);
	}

	private boolean move(String hash) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			this.items.lock(hash);
			var sealed = this.items.kept(hash).flatMap(ArchiveRepository.Kept::sealed);
			sealed.ifPresent((earlier) -> {
				var anew = this.archive.seal(hash, this.cipher.open(Archive.EARLIER, earlier));
				this.archive.put(hash, anew);
				this.items.moved(hash, Archive.version(anew));
			});
			return sealed.isPresent();
		}));
	}

	private boolean moveOriginal(String contentHash) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			var original = this.items.lockOriginal(contentHash);
			original.ifPresent((earlier) -> {
				this.archive.keep(earlier.hash(), ContentKind.ORIGINAL, "application/octet-stream",
						this.cipher.open(Archive.EARLIER_ORIGINAL, earlier.sealed()));
				this.items.movedOriginal(contentHash);
			});
			return original.isPresent();
		}));
	}

	/**
	 * Deletes the files of discarded items, except those to which a row refers.
	 * @return the number of deleted files
	 */
	int remove() {
		var removed = 0;
		for (var hash : this.items.discarded(PAGE)) {
			try {
				removed += Boolean.TRUE.equals(this.transaction.execute((status) -> remove(hash))) ? 1 : 0;
			}
			catch (DataIntegrityViolationException referred) {
				this.items.keepDiscarded(hash);
			}
		}
		return removed;
	}

	/** The row goes first: it stays, and its file too, if another row refers to it. */
	private boolean remove(String hash) {
		if (this.items.lock(hash).filter(ItemState.DISCARDED::equals).isEmpty()) {
			return false;
		}
		this.items.delete(hash);
		this.archive.delete(hash);
		return true;
	}

	/**
	 * Deletes files without an item from before a time: those of transactions that were
	 * rolled back.
	 * @return the number of deleted files
	 */
	int sweep(Instant before) {
		var all = 0;
		var orphans = new ArrayList<String>();
		var page = this.store.list("", PAGE);
		while (!page.isEmpty()) {
			all += page.size();
			var known = this.items.known(page.stream().map(ContentStore.StoredFile::hash).toList());
			page.stream()
				.filter((file) -> file.storedAt().isBefore(before) && !known.contains(file.hash()))
				.forEach((file) -> orphans.add(file.hash()));
			page = this.store.list(page.get(page.size() - 1).hash(), PAGE);
		}
		if (orphans.size() > FEW && orphans.size() > all / SHARE) {
			log.error(
					"{} of {} files of the archive are in no register: no file is deleted. Does another program use it,"
							+ " or was an older database restored?",
					orphans.size(), all);
			return 0;
		}
		orphans.forEach(this::sweep);
		return orphans.size();
	}

	/**
	 * Deletes an orphan under a claim of its name: a transaction that keeps the same
	 * content waits for the deletion, and stores its file anew.
	 */
	private void sweep(String hash) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.items.claim(hash);
				this.archive.delete(hash);
				this.items.delete(hash);
			});
		}
		catch (DuplicateKeyException keptMeanwhile) {
			log.debug("Kept, because it has an item now");
		}
	}

	@Override
	public int reseal(int newest) {
		return each((after, most) -> this.items.sealedByEarlier(newest, after, most), this::reseal);
	}

	private boolean reseal(String hash) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			if (this.items.lock(hash).filter(ItemState.STORED::equals).isEmpty()) {
				return false;
			}
			var content = this.archive.open(hash);
			content.ifPresent((opened) -> {
				var anew = this.archive.seal(hash, opened);
				this.archive.put(hash, anew);
				this.items.sealedAnew(hash, Archive.version(anew));
			});
			return content.isPresent();
		}));
	}

	@Override
	public Map<Integer, Long> counts() {
		return this.items.keyVersions();
	}

	/** Does the work for each hash of all pages; one that cannot be opened is left. */
	private static int each(BiFunction<String, Integer, List<String>> pages, Predicate<String> work) {
		var done = 0;
		var page = pages.apply("", PAGE);
		while (!page.isEmpty()) {
			for (var hash : page) {
				try {
					done += work.test(hash) ? 1 : 0;
				}
				catch (SealedValueException unopened) {
					log.warn("The content {} is left as it is: {}", hash, unopened.getMessage());
				}
			}
			page = pages.apply(page.get(page.size() - 1), PAGE);
		}
		return done;
	}

}
