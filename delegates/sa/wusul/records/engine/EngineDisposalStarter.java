package sa.wusul.records.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.records.DisposalList;
import sa.wusul.records.DisposalStarter;
import sa.wusul.records.Disposals.Listing;

import static sa.wusul.records.process.CaseDisposalProcess.CASE_COUNT;
import static sa.wusul.records.process.CaseDisposalProcess.CASE_LIST;
import static sa.wusul.records.process.CaseDisposalProcess.CENTRE;
import static sa.wusul.records.process.CaseDisposalProcess.DISPOSAL_NUMBER;
import static sa.wusul.records.process.CaseDisposalProcess.RULES_VERSION;

/**
 * The start of a list's process: {@code records-case-disposal}, or the one of a
 * confidential domain.
 */
@Component
class EngineDisposalStarter implements DisposalStarter {

	private final RuntimeService processes;

	EngineDisposalStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void ask(DisposalList list, Listing listing) {
		this.processes.startProcessInstanceByKey(list.office().process(), list.key(),
				Variables.createVariables()
					.putValue(DISPOSAL_NUMBER.name(), list.number())
					.putValue(CENTRE.name(), list.centre())
					.putValue(CASE_COUNT.name(), (long) listing.count())
					.putValue(CASE_LIST.name(), listing.text())
					.putValue(RULES_VERSION.name(), listing.rulesVersion()));
	}

}
