package sa.wusul.escalation.engine;

import java.time.LocalDate;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.MorningSheetStarter;
import sa.wusul.escalation.process.MorningSheetProcess;
import sa.wusul.platform.clock.Kingdom;

import static sa.wusul.escalation.process.MorningSheetProcess.DAY_BEGUN_AT;
import static sa.wusul.escalation.process.MorningSheetProcess.SHEET_DAY;

/** The start of the process {@code escalation-morning-sheet}. */
@Component
class EngineMorningSheetStarter implements MorningSheetStarter {

	private final RuntimeService processes;

	EngineMorningSheetStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void start(LocalDate day) {
		this.processes.startProcessInstanceByKey(MorningSheetProcess.KEY, "MS-" + day, Map.of(SHEET_DAY.name(),
				day.toString(), DAY_BEGUN_AT.name(), day.atStartOfDay(Kingdom.ZONE).toInstant().toString()));
	}

}
