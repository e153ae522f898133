package sa.wusul.services;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.Particular;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.form.FormText;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;

/** The statements of an applicant beside what the registers hold. */
@Component
class IdentityComparisonReader implements FormText {

	private static final String WORDS = "comparison";

	private static final String SIGNS = "[^\\p{L}\\p{M}\\p{N} .'’+-]";

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Organisation sections;

	IdentityComparisonReader(CaseFiles caseFiles, Findings findings, Rights rights) {
		this.sections = rights.organisation();
		this.caseFiles = caseFiles;
		this.findings = findings;
	}

	@Override
	public String name() {
		return "identity";
	}

	@Override
	public String about(String caseReference) {
		var file = this.caseFiles.get(caseReference);
		var found = this.findings.forCase(caseReference);
		var name = row("name", file.requester().name(), found.get(IdentityCheck.NAME),
				IdentityCheck.isSame(file.requester().name(), found.get(IdentityCheck.NAME)));
		var worker = this.caseFiles.particularsAsAsked(caseReference)
			.stream()
			.filter((one) -> one.name().equals(IdentityCheck.WORKER))
			.map((stated) -> worker(stated, found));
		var section = row("section", this.sections.section(file.place().section()).map(Place::shown).orElse(""),
				found.containsKey(IdentityCheck.GENDER) ? CaseWords.shown("gender", found.get(IdentityCheck.GENDER))
						: null,
				IdentityCheck.isOfSection(file, found));
		var onFile = IdentityCheck.mobileOnFile(file, found);
		var mobile = row("mobile", file.requester().mobile(), onFile, IdentityCheck.isSameNumber(file, onFile));
		var agent = file.requester()
			.representative()
			.stream()
			.map((one) -> row("agent", one.name(), found.get(RepresentationProof.NAME),
					IdentityCheck.isSame(one.name(), found.get(RepresentationProof.NAME))));
		return Stream
			.of(Stream.of(line(List.of(word("what"), word("stated"), word("onFile"), word("result"))),
					"|---|---|---|---|", name), worker, agent, Stream.of(section, mobile))
			.flatMap((lines) -> lines)
			.collect(Collectors.joining("\n"));
	}

	private static String worker(Particular stated, Map<String, Object> found) {
		var onFile = found.get(IdentityCheck.WORKER + IdentityCheck.ON_FILE);
		return row(IdentityCheck.WORKER, stated.value(), onFile, IdentityCheck.isSame(stated.value(), onFile));
	}

	private static String row(String what, String stated, Object onFile, boolean same) {
		var shown = (onFile instanceof PersonName name) ? name.value() : onFile;
		return line(List.of(word(what), stated.replaceAll(SIGNS, " "),
				(shown != null) ? shown.toString().replaceAll(SIGNS, " ") : word("unknown"),
				same ? word("same") : "**" + word("differs") + "**"));
	}

	private static String line(List<String> cells) {
		return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
	}

	private static String word(String what) {
		return CaseWords.shown(WORDS, what);
	}

}
