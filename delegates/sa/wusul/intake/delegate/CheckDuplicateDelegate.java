package sa.wusul.intake.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;

import static sa.wusul.intake.process.RequestRegistrationProcess.POSSIBLE_DUPLICATE;

/**
 * {@code Task_CheckDuplicate}: links the request to earlier cases of the same person, and
 * reports open ones on the same topic to the auditor (M3).
 */
@Component
class CheckDuplicateDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final Clock clock;

	CheckDuplicateDelegate(CaseFiles caseFiles, CaseLinks links, Clock clock) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.links.linkEarlier(reference);
		var similar = this.caseFiles.similarOpenCases(reference);
		POSSIBLE_DUPLICATE.set(execution, !similar.isEmpty());
		if (!similar.isEmpty()) {
			this.caseFiles.write(reference,
					new Note(execution.getCurrentActivityId(), execution.getCurrentActivityName(), "duplicate",
							String.join("، ", similar), "wusul", this.clock.instant()));
		}
	}

}
