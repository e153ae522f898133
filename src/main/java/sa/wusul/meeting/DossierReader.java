package sa.wusul.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseLink;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.meeting.DossierContents.Part;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanForPrint;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffNames;

/** Reader that fills the template of a meeting's file with the whole case. */
@Component
class DossierReader {

	/** Notes that the private office writes for this file; they are printed first. */
	private static final List<String> AT_THE_HEAD = List.of("brief", "recommendation");

	/** The references in this note may be confidential by now; cases are listed apart. */
	private static final String DUPLICATE = "duplicate";

	/** This note is about the file itself, not about the case. */
	private static final String PASSED_OVER = "passedOver";

	/** The number of entries that are named as new in one part. */
	private static final int MOST_NAMED = 5;

	private final Organisation organisation;

	private final RequesterRecords records;

	private final StaffNames names;

	DossierReader(Rights rights, RequesterRecords records, StaffNames names) {
		this.records = records;
		this.names = names;
		this.organisation = rights.organisation();
	}

	/** Returns the fields about the case, by which changes are found. */
	Map<String, Object> forCase(CaseDossier dossier, List<CaseLink> links, List<IssuedPaper> documents,
			List<Scan> scans) {
		var fields = new HashMap<String, Object>();
		requester(fields, dossier.file());
		request(fields, dossier.file());
		AT_THE_HEAD.forEach((kind) -> last(dossier, kind).ifPresent((text) -> fields.put(kind, text)));
		fields.put("timeline",
				dossier.timeline()
					.stream()
					.map((line) -> Map.<String, Object>of("sentence", line.sentence(), "at", line.reachedAt()))
					.toList());
		fields.put("notes",
				dossier.notes()
					.stream()
					.filter((note) -> !AT_THE_HEAD.contains(note.kind()) && !note.kind().equals(DUPLICATE)
							&& !note.kind().equals(PASSED_OVER))
					.map((note) -> Map.<String, Object>of("step", note.stepName(), "kind",
							CaseWords.of("note", note.kind()), "text", note.text(), "at", note.writtenAt()))
					.toList());
		fields.put("documents",
				documents.stream()
					.map((paper) -> Map.<String, Object>of("number", paper.number(), "title", paper.title(), "at",
							paper.issuedAt()))
					.toList());
		fields.put("linkedCases",
				links.stream()
					.map((link) -> Map.<String, Object>of("link", CaseWords.of("link", link.code()), "reference",
							link.other().reference(), "subject", link.other().request().subject(), "state",
							CaseWords.of("state", link.other().state()), "at", link.other().times().openedAt()))
					.toList());
		fields.put("earlierCases", dossier.earlierCases()
			.stream()
			.map((earlier) -> Map.<String, Object>of("reference", earlier.reference(), "subject", earlier.subject(),
					"state", CaseWords.of("state", earlier.state()), "at", earlier.openedAt()))
			.toList());
		fields.put("scans", scans(scans));
		return fields;
	}

	/**
	 * Returns all fields of the paper.
	 * @param printed the scans with their pages, in the order of the case's fields
	 * @param changes the changes since the file that this one renews
	 */
	Map<String, Object> forMeeting(Map<String, Object> ofCase, Meeting meeting, Optional<String> language,
			List<ScanForPrint> printed, List<String> changes) {
		var fields = new HashMap<>(ofCase);
		meeting(fields, meeting);
		language.ifPresent((code) -> fields.put("language", CaseWords.of("spokenLanguage", code)));
		fields.put("changes", changes.stream().map((change) -> Map.of("text", change)).toList());
		var scans = new ArrayList<Map<String, Object>>();
		var pages = new ArrayList<Map<String, Object>>();
		var rows = rows(ofCase, "scans").iterator();
		for (var scan : printed) {
			var row = new HashMap<>(rows.next());
			row.put("pages", scan.pages().size());
			row.put("missing", scan.missing().map((reason) -> CaseWords.of("scanMissing", reason)).orElse(""));
			scans.add(row);
			for (int index = 0; index < scan.pages().size(); index++) {
				var page = new HashMap<>(row);
				page.put("page", index + 1);
				page.put("picture", "picture-" + pages.size() + ".jpg");
				page.put("style", scan.pages().get(index).style());
				pages.add(page);
			}
		}
		fields.put("scans", scans);
		fields.put("scanPages", pages);
		return fields;
	}

	private List<Map<String, Object>> scans(List<Scan> scans) {
		var people = this.names.forAccounts(scans.stream().map(Scan::addedBy).toList());
		return scans.stream()
			.map((scan) -> Map.<String, Object>of("number", scan.number(), "kind", scan.kind(), "by",
					scan.addedBy().equals(CaseRead.REQUESTER) ? CaseWords.of("actor", CaseRead.REQUESTER)
							: people.getOrDefault(scan.addedBy(), scan.addedBy()),
					"at", scan.addedAt()))
			.toList();
	}

	/** Returns the changed parts in words, with the entries that are new in them. */
	List<String> changes(List<Part> parts, Map<String, Object> fields, Instant since) {
		return parts.stream().map((part) -> {
			var added = switch (part) {
				case TIMELINE -> added(fields, "timeline", since, (line) -> line.get("sentence"));
				case NOTES -> added(fields, "notes", since, (note) -> note.get("step") + " (" + note.get("kind") + ")");
				case SCANS -> added(fields, "scans", since, (scan) -> scan.get("kind"));
				case DOCUMENTS -> added(fields, "documents", since, (paper) -> paper.get("title"));
				default -> "";
			};
			var word = CaseWords.of("dossierPart", part);
			return added.isEmpty() ? word : word + ": " + added;
		}).toList();
	}

	private static String added(Map<String, Object> fields, String list, Instant since,
			Function<Map<String, Object>, Object> words) {
		return rows(fields, list).stream()
			.filter((row) -> ((Instant) row.get("at")).isAfter(since))
			.map((row) -> String.valueOf(words.apply(row)))
			.distinct()
			.limit(MOST_NAMED)
			.collect(Collectors.joining("، "));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rows(Map<String, Object> fields, String list) {
		return (List<Map<String, Object>>) fields.get(list);
	}

	private void meeting(Map<String, Object> fields, Meeting meeting) {
		fields.put("meetingAt", meeting.at());
		fields.put("host", CaseWords.of("meetingHost", meeting.host()));
		fields.put("mode", CaseWords.of("meetingMode", meeting.mode()));
		fields.put("place", this.organisation.centre(meeting.place()).map(Place::ar).orElse(meeting.place()));
		fields.put("interpreter", meeting.interpreter());
	}

	private void requester(Map<String, Object> fields, CaseFile file) {
		var onFile = this.records.nameOnFile(file.reference()).map(PersonName::value);
		fields.put("requester", onFile.orElse(file.requester().name()));
		fields.put("requesterStated", onFile.isEmpty());
		fields.put("requesterKind", CaseWords.of("requesterKind", file.requester().kind()));
		fields.put("identityNumber", file.requester().identityNumber());
		fields.put("mobile", file.requester().mobile());
		file.requester().agent().ifPresent((agent) -> {
			var proven = this.records.representative(file.reference()).map(PersonName::value);
			fields.put("agent", proven.orElse(agent.name()));
			fields.put("agentStated", proven.isEmpty());
		});
	}

	private void request(Map<String, Object> fields, CaseFile file) {
		fields.put("subject", file.request().subject());
		fields.put("requestText", file.request().text());
		fields.put("requestedAt", file.times().openedAt());
		fields.put("channel", CaseWords.of("channel", file.channel()));
		fields.put("centre",
				this.organisation.centre(file.place().centre()).map(Place::ar).orElse(file.place().centre()));
		fields.put("state", CaseWords.of("state", file.state()));
		Optional.ofNullable(CaseWords.of("requestType", file.classification().requestType()))
			.ifPresent((type) -> fields.put("requestType", type));
		Optional.ofNullable(CaseWords.of("priority", file.classification().priority()))
			.ifPresent((priority) -> fields.put("priority", priority));
		Optional.ofNullable(file.classification().department())
			.flatMap(this.organisation::department)
			.ifPresent((department) -> fields.put("department", department.ar()));
	}

	private static Optional<String> last(CaseDossier dossier, String kind) {
		return dossier.notes()
			.stream()
			.filter((note) -> note.kind().equals(kind))
			.reduce((earlier, later) -> later)
			.map(Note::text);
	}

}
