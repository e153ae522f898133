package sa.wusul.demo.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import sa.wusul.platform.calendar.WorkingTime;

/**
 * The way that one case of the demo took, in the rows of the database, to be repeated at
 * another pace.
 *
 * @param file the row of the case file
 */
record DemoWay(Map<String, Object> file, List<Map<String, Object>> milestones, List<Map<String, Object>> steps,
		List<Map<String, Object>> instances, List<Map<String, Object>> activities, List<Map<String, Object>> tasks,
		List<Map<String, Object>> links) {

	private static final Set<String> WAITS = Set.of("receiveTask", "intermediateMessageCatch", "intermediateTimer",
			"intermediateConditional", "intermediateSignalCatch", "eventBasedGateway", "intermediateCatchEvent");

	/** Minutes for a step without a due date. */
	private static final double USUAL_MINUTES = 90;

	/** The median of a step's duration as a share of the time that it may take. */
	private static final double MEDIAN_SHARE = 0.3;

	private static final double SPREAD = 0.62;

	/** Minutes above which a step waits for somebody, such as the owner of a document. */
	private static final long LONGEST_WORK = 100 * 60;

	/** The longest such wait, in minutes of working time. */
	private static final double LONGEST_VISIT = 14 * 60;

	Instant opened() {
		return instant(this.file.get("opened_at"));
	}

	/**
	 * Returns the new moments of the moments of this way: the case opens at another one,
	 * steps of people take working time, and what comes by itself takes seconds.
	 */
	TreeMap<Instant, Instant> moments(Instant opening, WorkingTime workingTime, double pace, Random random) {
		var moments = new TreeSet<Instant>();
		moments.add(opened());
		this.activities.forEach((activity) -> {
			moments.add(instant(activity.get("START_TIME_")));
			if (activity.get("END_TIME_") != null) {
				moments.add(instant(activity.get("END_TIME_")));
			}
		});
		// All that is still open ends then.
		moments.add(moments.last().plusSeconds(1));
		var longest = new HashMap<Instant, Stay>();
		var dues = new HashMap<Object, Duration>();
		this.tasks.stream()
			.filter((task) -> task.get("DUE_DATE_") != null)
			.forEach((task) -> dues.put(task.get("ID_"),
					workingTime.between(instant(task.get("START_TIME_")), instant(task.get("DUE_DATE_")))));
		for (var activity : this.activities) {
			var type = String.valueOf(activity.get("ACT_TYPE_"));
			var person = type.equals("userTask");
			if (person || WAITS.contains(type)) {
				var allowed = dues.containsKey(activity.get("TASK_ID_"))
						? Math.max(10, dues.get(activity.get("TASK_ID_")).toMinutes()) : USUAL_MINUTES;
				var minutes = !person ? 30 + random.nextDouble() * 60 * 30
						: allowed > LONGEST_WORK ? random.nextDouble() * LONGEST_VISIT
								: allowed * MEDIAN_SHARE * Math.exp(SPREAD * random.nextGaussian());
				var stay = new Stay(person, (long) Math.max(60, minutes * 60 * pace));
				longest.merge(longestWithin(moments, activity), stay,
						(one, other) -> (one.seconds() > other.seconds()) ? one : other);
			}
		}
		var warped = new TreeMap<Instant, Instant>();
		var now = opening;
		Instant last = null;
		for (var moment : moments) {
			if (last != null) {
				var stay = longest.get(last);
				now = (stay == null) ? now.plusMillis(200 + random.nextInt(4_000)) : stay.person()
						? workingTime.plus(now, Duration.ofSeconds(stay.seconds())) : now.plusSeconds(stay.seconds());
			}
			warped.put(moment, now);
			last = moment;
		}
		return warped;
	}

	/** Returns the begin of the longest span between two moments of an activity. */
	private static Instant longestWithin(TreeSet<Instant> moments, Map<String, Object> activity) {
		var begin = instant(activity.get("START_TIME_"));
		var end = (activity.get("END_TIME_") != null) ? instant(activity.get("END_TIME_")) : moments.last();
		var found = begin;
		var length = Duration.ZERO;
		for (var moment : moments.subSet(begin, true, end, false)) {
			var span = Duration.between(moment, moments.higher(moment));
			if (span.compareTo(length) > 0) {
				found = moment;
				length = span;
			}
		}
		return found;
	}

	/** Returns the new moment of any moment, between those of the known ones. */
	static Instant warp(TreeMap<Instant, Instant> moments, Instant moment) {
		var before = moments.floorEntry(moment);
		var after = moments.ceilingEntry(moment);
		if (before == null) {
			return moments.firstEntry().getValue();
		}
		if (after == null || after.getKey().equals(before.getKey())) {
			return before.getValue();
		}
		var share = (double) Duration.between(before.getKey(), moment).toNanos()
				/ Duration.between(before.getKey(), after.getKey()).toNanos();
		return before.getValue()
			.plusMillis((long) (share * Duration.between(before.getValue(), after.getValue()).toMillis()));
	}

	static Instant instant(Object value) {
		if (value == null) {
			return null;
		}
		return (value instanceof Timestamp timestamp) ? timestamp.toInstant()
				: ((java.time.OffsetDateTime) value).toInstant();
	}

	/** A stay at a step, of a person or until something comes. */
	private record Stay(boolean person, long seconds) {
	}

}
