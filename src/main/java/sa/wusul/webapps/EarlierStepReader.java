package sa.wusul.webapps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.platform.clock.Moment;

/** The steps of a case so far with their performers and notes. */
@Component
public class EarlierStepReader {

	private static final String COMPLETED = "completed";

	private final HistoryService history;

	private final StaffNameReader names;

	EarlierStepReader(HistoryService history, StaffNameReader names) {
		this.history = history;
		this.names = names;
	}

	public List<CaseView.Step> forCase(String reference, List<CaseDossier.Note> notes) {
		List<Work> works = this.history.createHistoricTaskInstanceQuery()
			.processInstanceBusinessKey(reference)
			.taskDeleteReason(COMPLETED)
			.list()
			.stream()
			.map(Work::of)
			.collect(Collectors.toCollection(ArrayList::new));
		for (CaseDossier.Note note : notes) {
			works.stream()
				.filter((work) -> work.includes(note))
				.max(Comparator.comparing((Work work) -> work.isBy(note.author())).thenComparing(Work::start))
				.orElseGet(() -> added(works, Work.of(note)))
				.notes()
				.add(note);
		}
		Map<String, String> names = this.names.forAccounts(
				Stream.concat(works.stream().map(Work::by), notes.stream().map(CaseDossier.Note::author)).toList());
		return works.stream().sorted(Comparator.comparing(Work::end)).map((work) -> work.step(names)).toList();
	}

	private static Work added(List<Work> works, Work work) {
		works.add(work);
		return work;
	}

	private record Work(String key, String name, String by, Instant start, Instant end, List<CaseDossier.Note> notes) {

		static Work of(HistoricTaskInstance task) {
			return new Work(task.getTaskDefinitionKey(), task.getName(), task.getAssignee(),
					task.getStartTime().toInstant(), task.getEndTime().toInstant(), new ArrayList<>());
		}

		/** Returns a step for a note written outside the work in the history. */
		static Work of(CaseDossier.Note note) {
			return new Work(note.step(), note.stepName(), note.author(), note.writtenAt(), note.writtenAt(),
					new ArrayList<>());
		}

		/**
		 * Checks whether the note belongs to the step. In one transaction the engine's
		 * time may be slightly before the note's.
		 */
		boolean includes(CaseDossier.Note note) {
			return this.key.equals(note.step()) && !note.writtenAt().isBefore(this.start)
					&& !note.writtenAt().isAfter(this.end.plusSeconds(2));
		}

		/**
		 * Checks whether the author did the step; several people may do the same one in
		 * parallel.
		 */
		boolean isBy(String author) {
			return this.by != null && this.by.equals(author);
		}

		CaseView.Step step(Map<String, String> names) {
			return new CaseView.Step(this.name, (this.by != null) ? names.getOrDefault(this.by, this.by) : null,
					Moment.of(this.end),
					this.notes.stream()
						.map((note) -> new CaseView.Note(CaseFileWords.of("note", note.kind()), note.text(),
								isBy(note.author()) ? null : names.getOrDefault(note.author(), note.author())))
						.toList());
		}

	}

}
