package sa.wusul.services.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;

import static sa.wusul.services.process.RegisterExchangeProcess.ENTRY_REFUSAL;

/**
 * {@code Task_RecordRefusedEntry}: records in the case file why the register refused the
 * entry.
 */
@Component
class RecordRefusedEntryDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final Clock clock;

	RecordRefusedEntryDelegate(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reason = CaseWords.of("entryRefusal", ENTRY_REFUSAL.in(execution));
		this.caseFiles.write(execution.getProcessBusinessKey(), new Note(execution.getCurrentActivityId(),
				execution.getCurrentActivityName(), "refusedEntry", reason, "wusul", this.clock.instant()));
	}

}
