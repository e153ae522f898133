package sa.wusul.archive;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.encryption.SealedValueException;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Contents by their SHA-256, sealed. A content is in the store before its row commits,
 * and its file goes after the rows that referred to it, so there is never a row without a
 * file: keeping writes the row first, which waits for a deletion of the same content.
 */
@Component
public class Archive {

	private static final Logger log = LoggerFactory.getLogger(Archive.class);

	/** Context of a content that is still in the database, under its earlier name. */
	static final String EARLIER = "paper_content.content";

	/** Context of an original that is still in the database. */
	static final String EARLIER_ORIGINAL = "scan_original.sealed";

	private final ArchiveRepository items;

	private final ContentStore store;

	private final FieldCipher cipher;

	private final TransactionTemplate transaction;

	private final MeterRegistry metrics;

	private final Clock clock;

	Archive(ArchiveRepository items, ContentStore store, FieldCipher cipher, PlatformTransactionManager transactions,
			MeterRegistry metrics, Clock clock) {
		this.items = items;
		this.store = store;
		this.cipher = cipher;
		this.transaction = new TransactionTemplate(transactions);
		this.metrics = metrics;
		this.clock = clock;
		// Begun at zero, so that the first failure is a rise.
		List.of("open", "read", "store", "delete").forEach(this::failures);
	}

	private Counter failures(String operation) {
		return this.metrics.counter("wusul.archive.failures", "operation", operation);
	}

	/**
	 * Keeps a content unless it is there already. If it cannot be stored, the transaction
	 * of the caller is rolled back.
	 * @throws RefusalException {@code archive.unavailable}
	 */
	public void keep(String hash, ContentKind kind, String mediaType, byte[] content) {
		this.transaction.executeWithoutResult((status) -> {
			var state = this.items.lock(hash);
			if (state.filter(ItemState.STORED::equals).isPresent()) {
				return;
			}
			var sealed = seal(hash, content);
			if (state.isEmpty()) {
				this.items.insert(hash, kind, mediaType, content.length, version(sealed), this.clock.instant());
			}
			else {
				this.items.storedAgain(hash, version(sealed), this.clock.instant());
			}
			put(hash, sealed);
		});
	}

	/**
	 * Returns a content; empty if there is no such item.
	 * @throws RefusalException {@code archive.unavailable}, or {@code archive.damaged} if
	 * the file is not there or was changed
	 */
	public Optional<byte[]> content(String hash) {
		return this.items.kept(hash)
			.map((kept) -> kept.sealed().map((sealed) -> this.cipher.open(EARLIER, sealed)).orElseGet(() -> {
				try {
					return open(hash).orElseThrow(() -> damaged(hash, "its file is missing"));
				}
				catch (SealedValueException changed) {
					throw damaged(hash, changed.getMessage());
				}
			}));
	}

	private RefusalException damaged(String hash, String problem) {
		log.error("The content {} cannot be opened: {}", hash, problem);
		failures("open").increment();
		return new RefusalException(Kind.UNAVAILABLE, "archive.damaged");
	}

	/**
	 * Deletes a content within a minute after the transaction of the caller, unless a row
	 * refers to it then.
	 */
	public void discard(String hash) {
		this.items.discard(hash);
	}

	/** Returns the item with this hash. */
	public Optional<ArchiveItem> find(String hash) {
		return this.items.find(hash);
	}

	/**
	 * Reads and opens a file; empty if there is none.
	 * @throws SealedValueException if it is not what was stored
	 */
	Optional<byte[]> open(String hash) {
		return call("read", () -> this.store.find(hash)).map((sealed) -> this.cipher.open(context(hash), sealed));
	}

	/** Returns the version of the key that sealed a file; empty if there is none. */
	OptionalInt version(String hash) {
		return call("read", () -> this.store.find(hash)).map(FieldCipher::version).orElse(OptionalInt.empty());
	}

	byte[] seal(String hash, byte[] content) {
		return this.cipher.seal(context(hash), content);
	}

	static int version(byte[] sealed) {
		return FieldCipher.version(sealed).orElseThrow();
	}

	void put(String hash, byte[] sealed) {
		call("store", () -> {
			this.store.put(hash, sealed);
			return hash;
		});
	}

	void delete(String hash) {
		call("delete", () -> {
			this.store.delete(hash);
			return hash;
		});
	}

	/** Returns the name under which operators find a file. */
	public String place(String hash) {
		return this.store.place(hash);
	}

	/** The hash is authenticated, so no file can take the place of another. */
	private static String context(String hash) {
		return "archive:" + hash;
	}

	private <T> T call(String operation, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (ContentStoreException failure) {
			log.error("The archive's store failed to {} a content: {}", operation, failure.reason());
			failures(operation).increment();
			throw failure;
		}
	}

}
