package sa.wusul.meeting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseLink;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;

/** Reader that fills the template of a meeting's file with the whole case. */
@Component
class DossierReader {

	/** Notes that the private office writes for this file; they are printed first. */
	private static final List<String> AT_THE_HEAD = List.of("brief", "recommendation");

	/** The references in this note may be confidential by now; cases are listed apart. */
	private static final String DUPLICATE = "duplicate";

	private final Organisation organisation;

	private final RequesterRecords records;

	DossierReader(Rights rights, RequesterRecords records) {
		this.records = records;
		this.organisation = rights.organisation();
	}

	Map<String, Object> forMeeting(Meeting meeting, Optional<String> language, CaseDossier dossier,
			List<CaseLink> links, List<IssuedPaper> documents) {
		var fields = new HashMap<String, Object>();
		meeting(fields, meeting);
		requester(fields, dossier.file());
		language.ifPresent((code) -> fields.put("language", CaseWords.of("spokenLanguage", code)));
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
					.filter((note) -> !AT_THE_HEAD.contains(note.kind()) && !note.kind().equals(DUPLICATE))
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
		return fields;
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
		file.requester().agent().ifPresent((agent) -> fields.put("agent", agent.name()));
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
