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
		return this.tables.ask(TABLE, Map.of("alarmFigure", measurement.figure().name(), "placeKind",
				measurement.kind().name(), "place", measurement.place(), "measuredOn", measurement.base()),
				AlarmThreshold.class);
	}

}
