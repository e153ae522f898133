package sa.wusul.demo.meeting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.InterpreterFacts;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;

/**
 * Demo data: rooms, interpreters and the sessions of the coming weeks for the demo. Each
 * start adds the weeks that have come within range; {@code wusul.demo.cases=false}
 * disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
class DemoSessions {

	private static final Logger log = LoggerFactory.getLogger(DemoSessions.class);

	private static final int WEEKS = 4;

	private static final List<String> CENTRES = List.of("riyadh", "jeddah", "dammam", "abha", "tabuk");

	private static final List<String> SECTIONS = List.of("men", "women");

	private static final List<String> OFFICES = List.of("passports", "traffic", "civil-affairs");

	private static final Map<String, String> MAJLIS = Map.of("MINISTER", "مجلس الوزير", "DEPUTY", "مجلس النائب",
			"UNDERSECRETARY", "مجلس الوكيل");

	private static final List<String> NAMES = List.of("الجوازات", "المرور", "الأحوال المدنية");

	private static final EnumSet<DayOfWeek> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);

	static {
		WORKING_DAYS.add(DayOfWeek.SUNDAY);
	}

	private final Resources resources;

	private final Sessions sessions;

	private final Clock clock;

	DemoSessions(Resources resources, Sessions sessions, Clock clock) {
		this.resources = resources;
		this.sessions = sessions;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(-10)
	void make() {
		if (room("مجلس الوزير").isEmpty()) {
			enterResources();
		}
		openSessions();
	}

	private void enterResources() {
		CENTRES.forEach(this::enterRooms);
		enterInterpreter("riyadh", "وليد السالم", Optional.of("men"));
		enterInterpreter("riyadh", "أمل الفوزان", Optional.of("women"));
		enterInterpreter("jeddah", "سامي باوزير", Optional.empty());
	}

	private Optional<Long> room(String name) {
		try {
			return Optional.of(this.resources.room("riyadh", name));
		}
		catch (RefusalException unknown) {
			return Optional.empty();
		}
	}

	private void openSessions() {
		meetings("MINISTER", DayOfWeek.SUNDAY, DayOfWeek.TUESDAY, DayOfWeek.MONDAY);
		meetings("DEPUTY", DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
		meetings("UNDERSECRETARY", DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY);
		// Urgent cases are received on weekends as well.
		for (var day : DayOfWeek.values()) {
			meeting("DEPUTY", Mode.IN_PERSON, "riyadh", "men", day, LocalTime.of(15, 0), LocalTime.of(16, 0));
			meeting("DEPUTY", Mode.IN_PERSON, "riyadh", "women", day, LocalTime.of(16, 0), LocalTime.of(17, 0));
		}
		for (var office : OFFICES) {
			for (var section : SECTIONS) {
				WORKING_DAYS.forEach((day) -> open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, office, Mode.IN_PERSON,
						"riyadh", section, Optional.empty(), next(day), LocalTime.of(8, 0), LocalTime.of(12, 0), 30, 2,
						WEEKS, "office")));
			}
		}
	}

	private void enterRooms(String centre) {
		if (centre.equals("riyadh")) {
			MAJLIS.values().forEach((majlis) -> enterRoom(centre, majlis, Optional.empty(), false, 1));
			OFFICES.forEach((office) -> SECTIONS.forEach((section) -> enterRoom(centre,
					"نوافذ " + NAMES.get(OFFICES.indexOf(office)) + (section.equals("men") ? "، رجال" : "، نساء"),
					Optional.of(section), false, 2)));
		}
		enterRoom(centre, "غرفة الاتصال المرئي، رجال", Optional.of("men"), true, 1);
		enterRoom(centre, "غرفة الاتصال المرئي، نساء", Optional.of("women"), true, 1);
	}

	private void enterRoom(String centre, String name, Optional<String> section, boolean video, int seats) {
		this.resources.enter(new RoomFacts(centre, name, section, video, seats));
	}

	private void enterInterpreter(String centre, String name, Optional<String> section) {
		this.resources.enter(
				new InterpreterFacts(centre, name, section, WORKING_DAYS, LocalTime.of(7, 30), LocalTime.of(14, 30)));
	}

	/**
	 * Schedules meetings in person on one day for each section, and by video from every
	 * centre on a third.
	 */
	private void meetings(String host, DayOfWeek men, DayOfWeek women, DayOfWeek video) {
		meeting(host, Mode.IN_PERSON, "riyadh", "men", men, LocalTime.of(10, 0), LocalTime.of(12, 0));
		meeting(host, Mode.IN_PERSON, "riyadh", "women", women, LocalTime.of(12, 0), LocalTime.of(13, 30));
		var from = LocalTime.of(9, 0);
		for (var centre : CENTRES) {
			for (var section : SECTIONS) {
				meeting(host, Mode.VIDEO, centre, section, video, from, from.plusMinutes(30));
				from = from.plusMinutes(30);
			}
		}
	}

	private void meeting(String host, Mode mode, String centre, String section, DayOfWeek day, LocalTime from,
			LocalTime until) {
		var room = (mode == Mode.IN_PERSON) ? room(MAJLIS.get(host)) : Optional.<Long>empty();
		open(new SessionPlan(Purpose.MINISTER_MEETING, host, mode, centre, section, room, next(day), from, until, 15, 1,
				WEEKS, "private-office"));
	}

	/** Opens the session; sessions changed by staff stay as they are. */
	private void open(SessionPlan plan) {
		try {
			this.sessions.open(plan);
		}
		catch (RefusalException changedByStaff) {
			log.info("Demo session of {} on {} is left out: {}", plan.host(), plan.day(), changedByStaff.getMessage());
		}
	}

	private LocalDate next(DayOfWeek day) {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE).with(TemporalAdjusters.next(day));
	}

}
