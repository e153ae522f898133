package sa.wusul.webapps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Rights;
import sa.wusul.supervision.ModelNames;

/**
 * The steps of a case so far with their performers and notes, as the audit log has them:
 * neither a clean-up of the engine's history nor its administrator changes what is shown.
 */
@Component
public class EarlierStepReader {

	/** Deed of the entry of a step that a person completed. */
	private static final String COMPLETED = "Task.Complete";

	private static final Pattern PROCESS = Pattern.compile("(?:^| )process=([a-z-]+)");

	private static final Pattern ANSWER = Pattern.compile("(?:^| )answer\\.([A-Za-z]+)=([A-Z_]+)");

	private final AuditLog log;

	private final ModelNames models;

	private final StepAnswerReader answers;

	private final StaffNameReader names;

	private final Rights rights;

	EarlierStepReader(AuditLog log, ModelNames models, StepAnswerReader answers, StaffNameReader names, Rights rights) {
		this.log = log;
		this.answers = answers;
		this.models = models;
		this.names = names;
		this.rights = rights;
	}

	/**
	 * Returns the steps of a case. Of a confidential case, those of its own domain only:
	 * staff must not read where it was before.
	 */
	public List<CaseView.Step> forCase(String reference, String process, List<CaseDossier.Note> notes) {
		var models = this.models.names();
		List<Work> works = this.log.forCase(reference, List.of(COMPLETED))
			.stream()
			.filter((entry) -> !this.rights.isConfidential(process) || this.rights.isConfidential(process(entry)))
			.map((entry) -> Work.of(entry, models, decided(entry)))
			.sorted(Comparator.comparing(Work::end))
			.collect(Collectors.toCollection(ArrayList::new));
		for (CaseDossier.Note note : notes) {
			works.stream()
				.filter((work) -> work.includes(note))
				.min(Comparator.comparing((Work work) -> !work.isBy(note.author())).thenComparing(Work::end))
				.orElseGet(() -> added(works, Work.of(note)))
				.notes()
				.add(note);
		}
		Map<String, String> names = this.names.forAccounts(
				Stream.concat(works.stream().map(Work::by), notes.stream().map(CaseDossier.Note::author)).toList());
		return works.stream().sorted(Comparator.comparing(Work::end)).map((work) -> work.step(names)).toList();
	}

	/** Returns the steps of cases that a person completed, the latest first. */
	public List<Finished> finishedBy(String user, Instant from, int most) {
		var models = this.models.names();
		var entries = this.log.forActor(user, COMPLETED, from, most);
		var latest = this.answers.latest(entries.stream().map(EarlierStepReader::process).collect(Collectors.toSet()));
		return entries.stream().map((entry) -> {
			var step = entry.entry().subject().orElse("");
			var codes = codes(entry);
			return new Finished(entry.entry().caseReference().orElseThrow(), models.forStep(process(entry), step),
					entry.at(),
					codes.isEmpty() ? List.of() : this.answers.inWords(latest.get(process(entry)), step, codes));
		}).toList();
	}

	/** Returns the answers of a step in the words of its form. */
	private List<String> decided(AuditLog.Written entry) {
		var codes = codes(entry);
		return codes.isEmpty() ? List.of()
				: this.answers.inWords(process(entry), entry.entry().subject().orElse(""), codes);
	}

	private static Map<String, String> codes(AuditLog.Written entry) {
		return ANSWER.matcher(entry.entry().detail().orElse(""))
			.results()
			.collect(Collectors.toMap((answer) -> answer.group(1), (answer) -> answer.group(2), (one, other) -> other,
					LinkedHashMap::new));
	}

	private static String process(AuditLog.Written entry) {
		var process = PROCESS.matcher(entry.entry().detail().orElse(""));
		return process.find() ? process.group(1) : "";
	}

	private static Work added(List<Work> works, Work work) {
		works.add(work);
		return work;
	}

	/** A step that a person completed, with the answers in the words of its form. */
	public record Finished(String reference, String step, Instant at, List<String> decided) {
	}

	private record Work(String key, String name, String by, Instant end, List<String> decided,
			List<CaseDossier.Note> notes) {

		static Work of(AuditLog.Written entry, ModelNames.Names models, List<String> decided) {
			var step = entry.entry().subject().orElse("");
			return new Work(step, models.forStep(process(entry), step), entry.entry().actor(), entry.at(), decided,
					new ArrayList<>());
		}

		/** Returns a step for a note written outside the steps of the log. */
		static Work of(CaseDossier.Note note) {
			return new Work(note.step(), note.stepName(), note.author(), note.writtenAt(), List.of(),
					new ArrayList<>());
		}

		/**
		 * Checks whether the note may belong to the step, which ended after it was
		 * written. In one transaction the log's time may be slightly before the note's.
		 */
		boolean includes(CaseDossier.Note note) {
			return this.key.equals(note.step()) && !note.writtenAt().isAfter(this.end.plusSeconds(2));
		}

		/**
		 * Checks whether the author did the step; several people may do the same one in
		 * parallel.
		 */
		boolean isBy(String author) {
			return this.by.equals(author);
		}

		CaseView.Step step(Map<String, String> names) {
			return new CaseView.Step(this.name, names.getOrDefault(this.by, this.by), Moment.of(this.end), this.decided,
					this.notes.stream()
						.map((note) -> new CaseView.Note(CaseFileWords.of("note", note.kind()), note.text(),
								isBy(note.author()) ? null : names.getOrDefault(note.author(), note.author())))
						.toList());
		}

	}

}
