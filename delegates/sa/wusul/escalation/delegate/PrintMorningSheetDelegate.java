package sa.wusul.escalation.delegate;

import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.MorningPrints;

import static sa.wusul.escalation.process.MorningSheetProcess.SHEET_DAY;

/** {@code Task_PrintMorningSheet}: prints the sheet of the morning and keeps it. */
@Component
class PrintMorningSheetDelegate implements JavaDelegate {

	private final MorningPrints sheets;

	PrintMorningSheetDelegate(MorningPrints sheets) {
		this.sheets = sheets;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.sheets.print(LocalDate.parse(SHEET_DAY.in(execution)));
	}

}
