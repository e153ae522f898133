package sa.wusul.webapps.tasklist;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Free slots while staff book")
@OnH2
@CaseStory
@Tag("story")
class FreeSlotTest {

	private static final String SLOTS = "/camunda/api/tasklist/plugin/wusul/default/person/slots";

	private static final String APPOINTMENT = "reception-request-appointment";

	private static final String MEETING = "meeting-request-meeting";

	@Autowired
	private CaseWork work;

	@Autowired
	private Sessions sessions;

	@Autowired
	private Resources resources;

	@Autowired
	private Bookings bookings;

	@LocalServerPort
	private int port;

	private final ObjectMapper json = new ObjectMapper();

	/** Each story has a week of its own, after those of the others. */
	private static LocalDate sunday = LocalDate.parse("2027-06-06");

	@BeforeEach
	void sessions() {
		sunday = sunday.plusWeeks(2);
		this.work.setTime(sunday + "T08:00:00");
		for (var room : List.of("نوافذ الجوازات", "مجلس الوكيل", "قاعة الاتصال")) {
			this.resources.enter(new RoomFacts("riyadh", room, Optional.empty(), true, 2));
		}
		open(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, 2);
		open(Purpose.MINISTER_MEETING, "UNDERSECRETARY", Mode.IN_PERSON, 1);
		open(Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, 1);
	}

	private void open(Purpose purpose, String host, Mode mode, int seats) {
		this.sessions.open(new SessionPlan(purpose, host, mode, "riyadh", "men", Optional.empty(), sunday.plusDays(2),
				LocalTime.of(9, 0), LocalTime.of(10, 0), 30, seats, 1, "supervisor"));
	}

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("are those of the office, each time once, and follow the wish when")
	void ofAnOffice() throws Exception {
		var free = ask("clerk", APPOINTMENT, appointment());
		assertThat(free.at("/complete").asBoolean()).isTrue();
		assertThat(times(free)).containsExactly("09:00", "09:30");
		assertThat(free.at("/slots/0/centreAr").asText()).isEqualTo("مركز الرياض");

		var later = appointment();
		later.put("wantedFrom", "IN_ONE_WEEK");
		assertThat(times(ask("clerk", APPOINTMENT, later))).isEmpty();
	}

	@Test
	@DisplayName("of a meeting are those of the host whom the table of hosts names, in the wanted way")
	void ofAMeeting() throws Exception {
		var answers = appointment();
		answers.remove("office");
		assertThat(ask("clerk", MEETING, answers).at("/complete").asBoolean()).as("without a subject").isFalse();
		answers.put("topic", "passport");
		answers.put("meetingMode", "IN_PERSON");
		assertThat(times(ask("clerk", MEETING, answers))).as("of the undersecretary").hasSize(2);
		answers.put("topic", "rights");
		assertThat(times(ask("clerk", MEETING, answers))).as("of the Minister, who receives by video").isEmpty();
		answers.put("meetingMode", "VIDEO");
		assertThat(ask("clerk", MEETING, answers).at("/complete").asBoolean()).as("without a centre").isFalse();
		answers.put("meetingCentre", "riyadh");
		assertThat(times(ask("clerk", MEETING, answers))).hasSize(2);
	}

	@Test
	@DisplayName("are booked if they are chosen; one that was taken in between is refused, and nothing is opened")
	void chosen() throws Exception {
		var slot = ask("clerk", APPOINTMENT, appointment()).at("/slots/1/slot").asLong();
		var reference = this.work.handIn("clerk", "reception-office-appointment", request(slot));
		assertThat(this.bookings.forCase(reference).orElseThrow().slot().orElseThrow().id()).isEqualTo(slot);
		var cases = this.work.engine().getRuntimeService().createProcessInstanceQuery().count();

		assertThatThrownBy(() -> this.work.handIn("clerk", "reception-office-appointment", request(slot)))
			.hasMessageContaining("slot.taken");

		assertThat(this.work.engine().getRuntimeService().createProcessInstanceQuery().count()).isEqualTo(cases);
		assertThat(ask("clerk", APPOINTMENT, appointment()).at("/slots").findValuesAsText("slot"))
			.as("the other seat at that time")
			.doesNotContain(Long.toString(slot))
			.hasSize(2);
	}

	@Test
	@DisplayName("are told to the counter whose request it would be only, and of forms that book at once")
	void rights() throws Exception {
		assertThat(post("clerk-jeddah", APPOINTMENT, appointment()).statusCode()).isEqualTo(403);
		assertThat(post("auditor", APPOINTMENT, appointment()).statusCode()).isEqualTo(403);
		assertThat(post("clerk", "intake-submit-request", appointment()).statusCode()).isEqualTo(404);
		assertThat(times(ask("callcentre", APPOINTMENT, appointment()))).hasSize(2);
	}

	private static Map<String, Object> appointment() {
		return new HashMap<>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "office", "passports",
				"communication", "SPOKEN", "wantedFrom", "SOONEST"));
	}

	private static Map<String, Object> request(long slot) {
		var answers = CaseWork.request("passport");
		answers.remove("topic");
		answers.putAll(appointment());
		answers.put("slotNumber", slot);
		return answers;
	}

	private JsonNode ask(String person, String form, Map<String, Object> answers) throws Exception {
		var answer = post(person, form, answers);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private HttpResponse<String> post(String person, String form, Map<String, Object> answers) throws Exception {
		return WebAppSession.logIn(this.port, person)
			.post(SLOTS, this.json.writeValueAsString(Map.of("form", form, "answers", answers)));
	}

	private static List<String> times(JsonNode free) {
		return free.at("/slots").findValuesAsText("time");
	}

}
