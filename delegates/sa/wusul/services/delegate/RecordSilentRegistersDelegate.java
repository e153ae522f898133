package sa.wusul.services.delegate;

import java.time.Clock;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.services.register.RegisterExchanges;

/**
 * {@code Task_RecordSilentRegisters}: records in the case file which registers have not
 * answered.
 */
@Component
class RecordSilentRegistersDelegate implements JavaDelegate {

	private final RegisterExchanges exchanges;

	private final CaseFiles caseFiles;

	private final Clock clock;

	RecordSilentRegistersDelegate(RegisterExchanges exchanges, CaseFiles caseFiles, Clock clock) {
		this.exchanges = exchanges;
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var silent = this.exchanges.silent(execution.getProcessInstanceId())
			.stream()
			.map((register) -> CaseWords.of("register", register))
			.collect(Collectors.joining("، "));
		this.caseFiles.write(execution.getProcessBusinessKey(), new Note(execution.getCurrentActivityId(),
				execution.getCurrentActivityName(), "silentRegisters", silent, "wusul", this.clock.instant()));
	}

}
