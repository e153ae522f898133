package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLink;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.LinkKind;
import sa.wusul.meeting.MeetingRecordRepository.DossierFile;
import sa.wusul.papers.PaperPictureService;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.Picture;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanForPrint;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The case file given to the host before a meeting (M8), with the scans of the requester.
 * Each issue contains the current state of the case, and the host reads the latest one. A
 * file that was read is renewed if the case changes before the meeting; the meeting does
 * not wait for the second reading.
 */
@Service
public class MeetingFileService {

	static final String TEMPLATE = "meeting-dossier";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final PaperService papers;

	private final ScanService scans;

	private final DossierReader fields;

	private final MeetingRecordRepository records;

	private final LimitDecisions limits;

	private final PaperPictureService pictures;

	private final Clock clock;

	MeetingFileService(CaseFiles caseFiles, CaseLinks links, PaperService papers, ScanService scans,
			DossierReader fields, MeetingRecordRepository records, LimitDecisions limits, PaperPictureService pictures,
			Clock clock) {
		this.pictures = pictures;
		this.caseFiles = caseFiles;
		this.links = links;
		this.papers = papers;
		this.scans = scans;
		this.fields = fields;
		this.records = records;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Issues the file of this meeting with the current state of the case, replacing
	 * earlier ones.
	 * @param language the code of the requester's language, if they stated it
	 */
	@Transactional
	public void issue(Meeting meeting, Optional<String> language) {
		issue(meeting, language, material(meeting.caseReference()), Optional.empty());
	}

	/**
	 * Issues the file anew if the case has changed since its last issue, replacing it. A
	 * file that was read is renewed on the last day only, once for all changes, and
	 * counts as read until the new one is.
	 * @param language the code of the requester's language, if they stated it
	 */
	@Transactional
	public RenewalOutcome renew(Meeting meeting, Optional<String> language) {
		var end = meeting.at().minus(this.limits.duration(MeetingLimit.FILE_FINAL));
		if (!this.clock.instant().isBefore(end) || this.records.isOpened(meeting)) {
			return RenewalOutcome.OVER;
		}
		var unchanged = isEarly(meeting) ? RenewalOutcome.EARLY : RenewalOutcome.LATER;
		var last = files(meeting).stream().findFirst();
		var read = lastReadFile(meeting);
		if (last.isEmpty() || (unchanged == RenewalOutcome.EARLY && read.isPresent())) {
			return unchanged;
		}
		var material = material(meeting.caseReference());
		if (changes(material, last.get()).isEmpty()) {
			return unchanged;
		}
		issue(meeting, language, material, read.map((file) -> last.get()));
		return read.isPresent() ? RenewalOutcome.READ_AGAIN : unchanged;
	}

	/** Checks whether the next early check still comes before the meeting's last day. */
	private boolean isEarly(Meeting meeting) {
		return this.clock.instant()
			.plus(this.limits.duration(MeetingLimit.FILE_EARLY_CHECK))
			.isBefore(meeting.at().minus(this.limits.duration(MeetingLimit.FILE_LAST_DAY)));
	}

	private void issue(Meeting meeting, Optional<String> language, Material material, Optional<DossierFile> renewed) {
		var reference = meeting.caseReference();
		var printed = this.scans.forPrint(material.scans(), this.limits.number(MeetingLimit.FILE_SCAN_PAGES),
				DataSize.ofMegabytes(this.limits.number(MeetingLimit.FILE_SCAN_MEGABYTES)).toBytes());
		var fields = this.fields.forMeeting(material.fields(), meeting, language, printed,
				renewed.map((file) -> changes(material, file)).orElse(List.of()));
		var pictures = printed.stream().map(ScanForPrint::pages).flatMap(List<Picture>::stream).toList();
		var paper = this.papers.issue(new PaperRequest(reference + ":dossier:" + (material.earlier().size() + 1),
				TEMPLATE, reference, fields, pictures, material.earlier()));
		this.records.addFile(meeting, paper.number(), DossierContents.of(material.fields()),
				renewed.map(DossierFile::paperNumber));
	}

	private Material material(String reference) {
		var earlier = this.records.files(reference).stream().map(DossierFile::paperNumber).toList();
		var documents = this.papers.forCase(reference)
			.stream()
			.filter((paper) -> !earlier.contains(paper.number()))
			.toList();
		var dossier = this.caseFiles.dossier(reference);
		var linked = this.links.forCase(reference).stream().filter((link) -> link.kind() != LinkKind.EARLIER).toList();
		var scanned = Stream
			.concat(Stream.of(reference),
					linked.stream()
						.filter((link) -> isSamePerson(dossier.file(), link))
						.map(CaseLink::other)
						.map(CaseFile::reference))
			.distinct()
			.flatMap((one) -> this.scans.forCase(one).stream())
			.toList();
		return new Material(earlier, scanned, this.fields.forCase(dossier, linked, documents, scanned));
	}

	/** Checks whether the scans of the linked case are of the same requester. */
	private static boolean isSamePerson(CaseFile file, CaseLink link) {
		return link.other().requester().identityNumber().equals(file.requester().identityNumber());
	}

	private List<String> changes(Material material, DossierFile since) {
		return this.fields.changes(
				DossierContents.of(material.fields()).changedSince(DossierContents.parse(since.contents())),
				material.fields(), since.issuedAt());
	}

	/**
	 * Returns in words what has changed in the case since the file that was read for its
	 * latest meeting; empty if none was read.
	 */
	@Transactional(readOnly = true)
	public Optional<List<String>> changesSinceReading(String caseReference) {
		return this.records.files(caseReference)
			.stream()
			.filter(DossierFile::isRead)
			.findFirst()
			.map((file) -> changes(material(caseReference), file));
	}

	/** Returns the number of the file that was issued last for a meeting of the case. */
	@Transactional(readOnly = true)
	public Optional<String> latest(String caseReference) {
		return this.records.files(caseReference).stream().findFirst().map(DossierFile::paperNumber);
	}

	/**
	 * Records that the host has read the latest file of this meeting.
	 * @param number the number of the file that they read
	 * @param reader user name
	 * @param readerGroup the group for which they read it
	 * @throws RefusalException {@code meeting.fileNotIssued}, {@code meeting.fileRenewed}
	 * if another was issued meanwhile
	 */
	@Transactional
	public void read(Meeting meeting, String number, String reader, String readerGroup) {
		var file = files(meeting).stream()
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "meeting.fileNotIssued", meeting.caseReference()));
		if (!file.paperNumber().equals(number)) {
			throw new RefusalException(Kind.CONFLICT, "meeting.fileRenewed", file.paperNumber());
		}
		this.records.addReading(meeting, file.paperNumber(), reader, readerGroup);
	}

	/** Returns who read the meeting's file, unless a newer one has to be read first. */
	public Optional<Reader> lastReader(Meeting meeting) {
		return lastReadFile(meeting)
			.map((file) -> new Reader(file.reader().orElseThrow(), file.readerGroup().orElseThrow()));
	}

	/**
	 * Returns the number of the meeting's latest file if it was read, or of the one that
	 * it renews.
	 */
	Optional<String> lastRead(Meeting meeting) {
		return lastReadFile(meeting).map(DossierFile::paperNumber);
	}

	/**
	 * Returns the number of the file that was read last for the meeting of a case at this
	 * time.
	 */
	@Transactional(readOnly = true)
	public Optional<String> lastRead(String caseReference, Instant at) {
		return lastRead(files(caseReference, at)).map(DossierFile::paperNumber);
	}

	/** Returns how many pages a file has. */
	public int pages(String number) {
		return this.pictures.pages(content(number));
	}

	/**
	 * Returns a page of a file as a picture in JPEG.
	 * @param page from 1
	 */
	public Optional<byte[]> page(String number, int page) {
		return this.pictures.page(content(number), page);
	}

	private byte[] content(String number) {
		return this.papers.content(this.papers.find(number).orElseThrow().contentHash());
	}

	private Optional<DossierFile> lastReadFile(Meeting meeting) {
		return lastRead(files(meeting));
	}

	private static Optional<DossierFile> lastRead(List<DossierFile> files) {
		for (var file : files) {
			if (file.isRead()) {
				return Optional.of(file);
			}
			if (file.renews().isEmpty()) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	private List<DossierFile> files(Meeting meeting) {
		return files(meeting.caseReference(), meeting.at());
	}

	private List<DossierFile> files(String caseReference, Instant at) {
		return this.records.files(caseReference).stream().filter((file) -> file.meetingAt().equals(at)).toList();
	}

	/** A reader of a file: the user name and the group for which they read it. */
	public record Reader(String user, String group) {
	}

	private record Material(List<String> earlier, List<Scan> scans, Map<String, Object> fields) {
	}

}
