package sa.wusul.room.engine;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.room.RecordingFinding;
import sa.wusul.room.RecordingFindingDecisions;
import sa.wusul.room.SeatRole;

/** The latest version of the decision table {@code room-recording-finding}. */
@Component
class EngineRecordingFindingDecisions implements RecordingFindingDecisions {

	private final LatestDecisions tables;

	EngineRecordingFindingDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public boolean opensTask(RecordingFinding finding, SeatRole role, boolean explained, boolean voiceOnly) {
		return this.tables
			.ask("room-recording-finding",
					Map.of("finding", finding.name(), "role", role.name(), "explained", explained, "voiceOnly",
							voiceOnly),
					Answer.class)
			.orElseThrow()
			.task();
	}

	/** The answer of the table. */
	record Answer(boolean task) {
	}

}
