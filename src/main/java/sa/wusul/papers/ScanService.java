package sa.wusul.papers;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

	/** Limit of the pictures that become one document. */
	public static final int MOST_PAGES = 10;

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
	 * Adds files that were sent together: pictures become one document with a page for
	 * each, in their order; other files stay documents of their own. If one is refused,
	 * none is added.
	 * @throws RefusalException if one is not a harmless PDF or picture, or if they are
	 * too many or too big
	 */
	public void addTogether(String caseReference, String kind, List<Sent> files, String by) {
		checkKind(kind);
		var checked = files.stream().map((file) -> checked(file.name(), file.content())).toList();
		var pictures = IntStream.range(0, files.size()).filter((place) -> checked.get(place).isPicture()).toArray();
		var joined = pictures.length > 1;
		checkPages(pictures.length,
				Arrays.stream(pictures).mapToLong((one) -> checked.get(one).content().length).sum());
		for (var place = 0; place < files.size(); place++) {
			if (!joined || !checked.get(place).isPicture()) {
				add(caseReference, kind, checked.get(place), Optional.of(files.get(place).content()), by);
			}
		}
		if (joined) {
			var originals = Arrays.stream(pictures).mapToObj((one) -> files.get(one).content()).toList();
			add(caseReference, kind,
					joined(checked.get(pictures[0]).name(),
							Arrays.stream(pictures).mapToObj((one) -> checked.get(one).content()).toList()),
					Optional.of(OriginalRepository.zipped(originals)), by);
		}
	}

	/**
	 * Checks whether pictures fit into one document.
	 * @throws RefusalException {@code scan.tooManyPages}, {@code scan.pagesTooLarge}
	 */
	public static void checkPages(int pages, long bytes) {
		if (pages > MOST_PAGES) {
			throw new RefusalException(Kind.TOO_LARGE, "scan.tooManyPages", MOST_PAGES);
		}
		if (bytes > MOST_BYTES) {
			throw new RefusalException(Kind.TOO_LARGE, "scan.pagesTooLarge", MOST_BYTES / 1024 / 1024);
		}
	}

	private static Checked joined(String name, List<byte[]> pictures) {
		var content = ScannedFile.afterOthers(() -> PicturePagesRenderer.render(pictures));
		return new Checked(FileName.clean(name) + ".pdf", PaperService.PDF, content);
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

	/**
	 * Adds to a case, as one document, pictures that were kept before it.
	 * @param pages in their order
	 */
	public Scan attachPages(String caseReference, List<Loose> pages, String by) {
		var pictures = pages.stream()
			.map((page) -> this.store.content(page.contentHash())
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown")))
			.toList();
		var originals = this.originals.together(pages.stream().map(Loose::contentHash).toList());
		return add(caseReference, pages.get(0).kind(), joined(pages.get(0).name(), pictures), Optional.of(originals),
				by);
	}

	/** Deletes a kept file, unless a case or a draft refers to it. */
	public void forget(String contentHash) {
		this.transaction.executeWithoutResult((status) -> this.store.remove(contentHash));
	}

	private static boolean isPicture(String mediaType) {
		return mediaType.startsWith("image/");
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

		/** Checks whether it may be a page of a document of several pictures. */
		public boolean isPicture() {
			return ScanService.isPicture(this.mediaType);
		}

	}

	/** A file as it was sent. */
	public record Sent(String name, byte[] content) {

	}

	private record Checked(String name, String mediaType, byte[] content) {

		boolean isPicture() {
			return ScanService.isPicture(this.mediaType);
		}

	}

}
