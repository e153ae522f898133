package sa.wusul.department.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.ArabicText;

import static sa.wusul.department.process.CaseTransferProcess.DEPARTMENT;
import static sa.wusul.department.process.CaseTransferProcess.TARGET_DEPARTMENT;
import static sa.wusul.department.process.CaseTransferProcess.TRANSFER_COUNT;

/**
 * {@code Task_TransferCase} and {@code Task_KeepCase}: transfers the case to another
 * department, or keeps it in its own, and writes that into the way of the case.
 */
@Component
class TransferCaseDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final Organisation organisation;

	private final Clock clock;

	TransferCaseDelegate(CaseFiles caseFiles, Rights rights, Clock clock) {
		this.caseFiles = caseFiles;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var target = TARGET_DEPARTMENT.in(execution);
		var way = way(DEPARTMENT.in(execution), target);
		DEPARTMENT.set(execution, target);
		TRANSFER_COUNT.set(execution, TRANSFER_COUNT.findIn(execution).orElse(0L) + 1);
		this.caseFiles.classify(reference, null, null, target);
		this.caseFiles.write(reference, new Note(execution.getCurrentActivityId(), execution.getCurrentActivityName(),
				"transfer", way, "wusul", this.clock.instant()));
	}

	private String way(String from, String to) {
		return from.equals(to) ? ArabicText.of("transfer.kept", this.organisation.departmentName(to)) : ArabicText
			.of("transfer.way", this.organisation.departmentName(from), this.organisation.departmentName(to));
	}

}
