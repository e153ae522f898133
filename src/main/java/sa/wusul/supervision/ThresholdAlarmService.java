package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.escalation.AlarmStarter;
import sa.wusul.escalation.DutyPagingService;
import sa.wusul.escalation.ThresholdAlarms;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.limit.LimitDecisions;

/**
 * Alarms of figures that cross their threshold (ADR 90). The process of an alarm tells
 * the supervisors of the place once; its figure raises no other one before it fell and a
 * time of rest is over.
 */
@Service
public class ThresholdAlarmService implements ThresholdAlarms {

	private static final String TEXT = "thresholdCrossed";

	private final ThresholdAlarmRepository alarms;

	private final AlarmDecisions decisions;

	private final AlarmStarter starter;

	private final DutyPagingService paging;

	private final LimitDecisions limits;

	private final Rights rights;

	private final Organisation organisation;

	private final Clock clock;

	ThresholdAlarmService(ThresholdAlarmRepository alarms, AlarmDecisions decisions, AlarmStarter starter,
			DutyPagingService paging, LimitDecisions limits, Rights rights, Clock clock) {
		this.alarms = alarms;
		this.decisions = decisions;
		this.starter = starter;
		this.paging = paging;
		this.limits = limits;
		this.rights = rights;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/**
	 * Raises the alarm of a figure that crossed its threshold, or tells its process that
	 * the figure fell. A figure that is no longer watched fell.
	 * @throws sa.wusul.platform.identity.UnknownGroupException if the table tells a role
	 * that does not exist
	 */
	@Transactional
	public void look(AlarmMeasurement measurement) {
		var threshold = this.decisions.threshold(measurement);
		var open = this.alarms.findOpen(measurement);
		if (open.isEmpty()) {
			threshold.filter((crossed) -> measurement.value() >= crossed.raiseAt())
				.ifPresent((crossed) -> raise(measurement, crossed));
		}
		else if ((threshold.isEmpty() || measurement.value() < open.get().endsBelow())
				&& this.alarms.fell(open.get().id())) {
			this.starter.fell(open.get().key());
		}
	}

	private void raise(AlarmMeasurement measurement, AlarmThreshold threshold) {
		var alarm = this.alarms.raise(measurement, threshold, told(measurement, threshold.toldRole()).id());
		this.starter.start(alarm.key(), this.clock.instant().plus(Duration.ofMinutes(threshold.restMinutes())));
	}

	/** Returns the group of a role at the place of the figure. */
	private StaffGroup told(AlarmMeasurement measurement, String role) {
		var placed = this.rights.roles()
			.stream()
			.anyMatch((known) -> known.id().equals(role) && known.scope() != Role.Scope.NONE);
		if (!placed) {
			return this.rights.ofMinistry(role);
		}
		return (measurement.kind() == AlarmMeasurement.Kind.DEPARTMENT)
				? this.rights.ofDepartment(role, measurement.place()) : this.rights.ofCentre(role, measurement.place());
	}

	@Override
	public void tell(String alarmKey) {
		this.alarms.find(ThresholdAlarm.id(alarmKey))
			.ifPresent((alarm) -> this.paging.tell(alarm.toldGroup(), TEXT, alarm.key(),
					Map.of("alarmFigure", alarm.figure().name(), "measuredNumber", Long.toString(alarm.measured()),
							"thresholdNumber", Long.toString(alarm.threshold()))));
	}

	@Override
	public void end(String alarmKey) {
		this.alarms.end(ThresholdAlarm.id(alarmKey));
	}

	/** Removes alarms that have been over for longer than they are shown. */
	@Transactional
	public void forget() {
		this.alarms.forget(this.limits.duration(SupervisionLimit.ALARM_SHOWN));
	}

	/** Returns the alarms that were told to the person's groups, the latest first. */
	public Alarms forStaff(String user, Collection<String> groups) {
		var read = this.alarms.readBy(user);
		var shown = this.alarms.forGroups(groups)
			.stream()
			.map((alarm) -> new Shown(alarm.id(), alarm.figure().name(), place(alarm), alarm.measured(),
					alarm.threshold(), Moment.of(alarm.raisedAt()), Moment.of(alarm.fellAt()),
					read.contains(alarm.id())))
			.toList();
		return new Alarms(shown.stream().filter((alarm) -> !alarm.read()).count(), shown);
	}

	/** Records that the person read the alarms of their groups up to one. */
	@Transactional
	public void read(String user, Collection<String> groups, long upTo) {
		this.alarms.read(user, groups, upTo);
	}

	private Named place(ThresholdAlarm alarm) {
		Optional<Place> place = switch (alarm.kind()) {
			case CENTRE -> this.organisation.centre(alarm.place());
			case DEPARTMENT -> this.organisation.department(alarm.place());
			case MINISTRY -> Optional.empty();
		};
		return place.map((known) -> new Named(alarm.kind().name(), alarm.place(), known.ar(), known.en()))
			.orElseGet(() -> new Named(alarm.kind().name(), alarm.place(), null, null));
	}

	/**
	 * The alarms of a person.
	 *
	 * @param unread how many of them the person did not read
	 */
	public record Alarms(long unread, List<Shown> alarms) {
	}

	/** An alarm for display. */
	public record Shown(long id, String figure, Named place, long measured, long threshold, Moment raisedAt,
			Moment fellAt, boolean read) {
	}

	/** A place with its names; the ministry has none. */
	public record Named(String kind, String code, String ar, String en) {
	}

}
