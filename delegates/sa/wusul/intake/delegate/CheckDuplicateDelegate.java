package sa.wusul.intake.delegate;

import java.time.Clock;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.intake.MergingDecisions;

import static sa.wusul.intake.process.RequestRegistrationProcess.POSSIBLE_DUPLICATE;

/**
 * {@code Task_CheckDuplicate}: links the request to earlier cases of the same person, and
 * reports the latest open ones on the same topic to the auditor (M3).
 */
@Component
class CheckDuplicateDelegate implements JavaDelegate {

	/** The number of cases that an auditor compares; one person may have hundreds. */
	private static final int MOST_REPORTED = 10;

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final MergingDecisions tables;

	private final Clock clock;

	CheckDuplicateDelegate(CaseFiles caseFiles, CaseLinks links, MergingDecisions tables, Clock clock) {
		this.tables = tables;
		this.caseFiles = caseFiles;
		this.links = links;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.links.linkEarlier(reference);
		var similar = withinPeriod(reference, this.caseFiles.similarOpenCases(reference, MOST_REPORTED));
		POSSIBLE_DUPLICATE.set(execution, !similar.isEmpty());
		if (!similar.isEmpty()) {
			this.caseFiles.write(reference,
					new Note(execution.getCurrentActivityId(), execution.getCurrentActivityName(), "duplicate",
							String.join("، ", similar), "wusul", this.clock.instant()));
		}
	}

	/** Leaves out cases that are too old by the table to be the same request. */
	private List<String> withinPeriod(String reference, List<String> similar) {
		if (similar.isEmpty()) {
			return similar;
		}
		var type = this.caseFiles.get(reference).classification().requestType();
		var since = this.clock.instant().minus(this.tables.searchPeriod(type));
		return this.caseFiles.all(similar)
			.stream()
			.filter((file) -> !file.times().openedAt().isBefore(since))
			.map(CaseFile::reference)
			.sorted()
			.toList();
	}

}
