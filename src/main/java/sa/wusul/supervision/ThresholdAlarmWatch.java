package sa.wusul.supervision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled job that measures once a minute the figures that may raise an alarm. Of
 * several nodes that find the same crossing, one raises it.
 */
@Component
public class ThresholdAlarmWatch {

	private static final Logger log = LoggerFactory.getLogger(ThresholdAlarmWatch.class);

	private final AlarmFigureRepository figures;

	private final ThresholdAlarmService alarms;

	ThresholdAlarmWatch(AlarmFigureRepository figures, ThresholdAlarmService alarms) {
		this.figures = figures;
		this.alarms = alarms;
	}

	@Scheduled(initialDelayString = "${wusul.alarms.look-after:PT30S}",
			fixedDelayString = "${wusul.alarms.look-every:PT1M}")
	public void look() {
		this.figures.measure().forEach(this::look);
		this.alarms.forget();
	}

	private void look(AlarmMeasurement measurement) {
		try {
			this.alarms.look(measurement);
		}
		catch (DuplicateKeyException anotherNode) {
			log.debug("Another node raised the alarm of {}", measurement);
		}
		catch (RuntimeException failure) {
			log.error("The figure {} could not be handled; it is looked at again at the next run", measurement,
					failure);
		}
	}

}
