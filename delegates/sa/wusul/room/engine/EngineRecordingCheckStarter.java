package sa.wusul.room.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.room.RecordingCheckStarter;
import sa.wusul.room.process.RecordingCheckProcess;

import static sa.wusul.room.process.RecordingCheckProcess.RECORDED_AT;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDED_CASE;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDED_ROOM;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDING_FINDINGS;
import static sa.wusul.room.process.RecordingCheckProcess.RECORDING_WHOLE;

/** The start of {@code room-recording-check}. */
@Component
class EngineRecordingCheckStarter implements RecordingCheckStarter {

	private final RuntimeService processes;

	EngineRecordingCheckStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void start(Check check) {
		var facts = Variables.createVariables()
			.putValue(RECORDED_ROOM.name(), check.room())
			.putValue(RECORDED_AT.name(), words(Moment.of(check.startsAt())))
			.putValue(RECORDING_WHOLE.name(), check.findings().isEmpty());
		check.findings().ifPresent((findings) -> facts.putValue(RECORDING_FINDINGS.name(), findings));
		check.caseReference().ifPresent((reference) -> facts.putValue(RECORDED_CASE.name(), reference));
		this.processes.startProcessInstanceByKey(RecordingCheckProcess.KEY, "RC-" + check.room(), facts);
	}

	private static String words(Moment moment) {
		return ArabicText.of("recording.at", moment.hijri(), moment.gregorian(), moment.time());
	}

}
