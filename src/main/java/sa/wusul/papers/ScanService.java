package sa.wusul.papers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;

/**
 * The documents that people add to a case. Each has a number within its case, like the
 * papers that the ministry issues, with an S before it.
 */
@Service
public class ScanService {

	/** Limit of a file, in bytes. */
	public static final int MOST_BYTES = 10 * 1024 * 1024;

	private static final int MOST_OF_A_CASE = 200;

	private static final int LONGEST_KIND = 120;

	private static final int ATTEMPTS = 3;

	private final PaperRepository store;

	private final ScanRepository scans;

	private final OriginalRepository originals;

	private final DocumentKinds kinds;

	private final UploadChecker uploads;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ScanService(PaperRepository store, ScanRepository scans, OriginalRepository originals, DocumentKinds kinds,
			UploadChecker uploads, PlatformTransactionManager transactions, Clock clock) {
		this.store = store;
		this.scans = scans;
		this.originals = originals;
		this.kinds = kinds;
		this.uploads = uploads;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Adds a file once: the same content of the same kind in the same case is the same
	 * scan.
	 * @throws RefusalException if it is not a harmless PDF or picture, or too big
	 */
	public Scan add(String caseReference, String kind, String fileName, byte[] content, String by) {
		checkKind(kind);
		return add(caseReference, kind, checked(fileName, content), Optional.of(content), by);
	}

	/**
	 * Keeps a checked file before there is a case for it.
	 * @throws RefusalException if it is not a harmless PDF or picture, or too big
	 */
	public Loose keep(String kind, String fileName, byte[] content) {
		checkKind(kind);
		var file = checked(fileName, content);
		var hash = Sha256.hex(file.content());
		this.transaction.executeWithoutResult((status) -> {
			this.store.keepScan(hash, file.mediaType(), file.content());
			this.originals.keep(hash, content);
		});
		return new Loose(kind, file.name(), file.mediaType(), file.content().length, hash);
	}

	/** Adds to a case a file that was kept before it. */
	public Scan attach(String caseReference, Loose loose, String by) {
		var content = this.store.content(loose.contentHash())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown"));
		return add(caseReference, loose.kind(), new Checked(loose.name(), loose.mediaType(), content), Optional.empty(),
				by);
	}

	/** Deletes a kept file, unless a case or a draft refers to it. */
	public void forget(String contentHash) {
		this.transaction.executeWithoutResult((status) -> this.store.remove(contentHash));
	}

	private static void checkKind(String kind) {
		if (kind.isBlank() || kind.length() > LONGEST_KIND) {
			throw new RefusalException(Kind.INVALID, "scan.kind");
		}
	}

	private Checked checked(String fileName, byte[] content) {
		var accepted = ScannedFile.accept(content);
		this.uploads.check(content);
		return new Checked(FileName.clean(fileName) + "." + accepted.extension(), accepted.mediaType(),
				accepted.content());
	}

	private Scan add(String caseReference, String kind, Checked file, Optional<byte[]> original, String by) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.transaction.execute((status) -> enter(caseReference, kind, file, original, by));
			}
			catch (DuplicateKeyException somebodyElseAtTheSameTime) {
				if (attempt == ATTEMPTS) {
					throw somebodyElseAtTheSameTime;
				}
			}
		}
	}

	private Scan enter(String caseReference, String kind, Checked file, Optional<byte[]> original, String by) {
		var hash = Sha256.hex(file.content());
		var known = forCase(caseReference);
		var code = this.kinds.code(kind);
		var same = known.stream()
			.filter((scan) -> scan.contentHash().equals(hash) && scan.kindCode().equals(code))
			.findFirst();
		if (same.isPresent()) {
			return same.get();
		}
		if (known.size() >= MOST_OF_A_CASE) {
			throw new RefusalException(Kind.CONFLICT, "scan.tooMany", MOST_OF_A_CASE);
		}
		int ordinal = known.size() + 1;
		var scan = new Scan(caseReference + "/S" + ordinal, caseReference, code, kind, file.name(), file.mediaType(),
				file.content().length, hash, by, this.clock.instant());
		this.store.keepScan(hash, file.mediaType(), file.content());
		original.ifPresent((bytes) -> this.originals.keep(hash, bytes));
		this.scans.insert(scan, ordinal);
		return scan;
	}

	/** Returns the scans of a case in the order of their addition. */
	public List<Scan> forCase(String caseReference) {
		return this.scans.forCase(caseReference);
	}

	/** Returns a scan of a case by its content's hash. */
	public Optional<Scan> forCase(String caseReference, String contentHash) {
		return forCase(caseReference).stream().filter((scan) -> scan.contentHash().equals(contentHash)).findFirst();
	}

	/**
	 * Returns these scans with their pages as pictures, the first ones first, up to a
	 * number of pages and bytes.
	 */
	public List<ScanForPrint> forPrint(List<Scan> scans, int mostPages, long mostBytes) {
		var pages = new ScanPages(mostPages, mostBytes);
		return scans.stream().map((scan) -> pages.print(scan, () -> content(scan))).toList();
	}

	/** Returns the kept content of a scan. */
	public byte[] content(Scan scan) {
		return this.store.content(scan.contentHash())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown"));
	}

	/**
	 * A file that was kept before there was a case for it.
	 *
	 * @param kind kind of document, in words
	 * @param name of the file, cleaned
	 */
	public record Loose(String kind, String name, String mediaType, int byteCount, String contentHash) {

	}

	private record Checked(String name, String mediaType, byte[] content) {

	}

}
