package sa.wusul.supervision.engine;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.supervision.AlarmDecisions;
import sa.wusul.supervision.AlarmMeasurement;
import sa.wusul.supervision.AlarmThreshold;

/** The latest version of the table {@code escalation-alarm-threshold}. */
@Component
class EngineAlarmDecisions implements AlarmDecisions {

	private static final String TABLE = "escalation-alarm-threshold";

	private final LatestDecisions tables;

	EngineAlarmDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public Optional<AlarmThreshold> threshold(AlarmMeasurement measurement) {
		var facts = Map.<String, Object>of("alarmFigure", measurement.figure().name(), "placeKind",
				measurement.kind().name(), "place", measurement.place(), "measuredOn", measurement.base());
		return this.tables.ask(TABLE, facts, Answer.class)
			.filter((answer) -> answer.raiseAt() != null)
			.map(Answer::threshold);
	}

	/** A row of the table; the last one, for what is not watched, is empty. */
	private record Answer(Long raiseAt, Long endBelow, String toldRole, Long restMinutes) {

		AlarmThreshold threshold() {
			return new AlarmThreshold(this.raiseAt, this.endBelow, this.toldRole, this.restMinutes);
		}

	}

}
