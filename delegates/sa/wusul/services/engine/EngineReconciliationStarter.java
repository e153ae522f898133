package sa.wusul.services.engine;

import java.time.LocalDate;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.services.fee.BillDifferences.Listing;
import sa.wusul.services.fee.ReconciliationStarter;
import sa.wusul.services.process.BillReconciliationProcess;

import static sa.wusul.services.process.BillReconciliationProcess.DIFFERENCE_COUNT;
import static sa.wusul.services.process.BillReconciliationProcess.DIFFERENCE_LIST;
import static sa.wusul.services.process.BillReconciliationProcess.REPORT_DAY;

/** The start of the process {@code services-bill-reconciliation}. */
@Component
class EngineReconciliationStarter implements ReconciliationStarter {

	private final RuntimeService processes;

	EngineReconciliationStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void ask(LocalDate day, Listing listing) {
		this.processes.startProcessInstanceByKey(BillReconciliationProcess.KEY, "RC-" + day,
				Variables.createVariables()
					.putValue(REPORT_DAY.name(), day.toString())
					.putValue(DIFFERENCE_COUNT.name(), listing.count())
					.putValue(DIFFERENCE_LIST.name(), listing.text()));
	}

}
