package sa.wusul.portal.api;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Bookings from portal, kiosk and telephone")
@OnH2
@CaseStory
@Tag("story")
class BookingApiTest {

	private static final String SLOTS = "/api/slots?purpose=OFFICE_APPOINTMENT&host=passports&mode=IN_PERSON&centre=riyadh&section=men";

	@Autowired
	private CaseWork work;

	@Autowired
	private Sessions sessions;

	@Autowired
	private Resources resources;

	@Autowired
	private TestRestTemplate http;

	private final List<String> booked = new ArrayList<>();

	@BeforeEach
	void office() {
		this.work.setTime("2026-11-22T08:00:00");
		this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
		this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
				Optional.empty(), LocalDate.of(2026, 11, 24), LocalTime.of(9, 0), LocalTime.of(12, 0), 15, 2, 1,
				"supervisor"));
	}

	@AfterEach
	void giveBack() {
		this.booked.forEach((reference) -> send(HttpMethod.POST, reference, "/cancellation", null));
		this.work.deliverInbox();
		ClockUtil.reset();
	}

	@Test
	@DisplayName("a person sees free slots, chooses, confirms, moves and cancels, and is informed each time")
	void wholeWay() {
		var free = get(SLOTS).getBody();
		assertThat(free).hasSize(12);
		var reference = book(free.get(3).get("slot").asLong());

		var booking = get("/api/cases/" + reference + "/booking").getBody();
		assertThat(booking.get("state").asText()).isEqualTo("BOOKED");
		assertThat(booking.at("/slot/slot").asLong()).isEqualTo(free.get(3).get("slot").asLong());
		assertThat(send(HttpMethod.POST, reference, "/confirmation", null).getBody().get("state").asText())
			.isEqualTo("CONFIRMED");

		var others = get("/api/cases/" + reference + "/booking/slots").getBody();
		var other = others.get(0).get("slot").asLong();
		for (var time = 0; time < 2; time++) {
			var moved = send(HttpMethod.PUT, reference, "/slot", Map.of("slot", other));
			assertThat(moved.getStatusCode().value()).isEqualTo(200);
			assertThat(moved.getBody().at("/slot/slot").asLong()).isEqualTo(other);
		}
		this.work.deliverInbox();
		for (var time = 0; time < 2; time++) {
			assertThat(send(HttpMethod.POST, reference, "/cancellation", null).getStatusCode().value()).isEqualTo(202);
		}
		this.work.deliverInbox();

		assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
		assertThat(this.work.messages(reference)).containsExactly(
				"موعدكم حضوريا مع مكتب الجوازات الثلاثاء 14/6/1448هـ 24/11/2026م الساعة 09:45،"
						+ " مركز الرياض، قسم الرجال.\n" + reference,
				"نقل موعدكم مع مكتب الجوازات إلى الثلاثاء 14/6/1448هـ 24/11/2026م الساعة 09:00،"
						+ " مركز الرياض، قسم الرجال.\n" + reference,
				"ألغي موعدكم مع مكتب الجوازات بناء على رغبتكم. الرقم المرجعي:\n" + reference
						+ "\nإن لم تطلبوا ذلك فاتصلوا مجانا: 8004399999");
	}

	@Test
	@DisplayName("a slot that another person took is refused with a message, and the booking stays unchanged")
	void taken() {
		var slot = get(SLOTS).getBody().get(0).get("slot").asLong();
		var first = book(slot);
		var second = book(null);
		var kept = get("/api/cases/" + second + "/booking").getBody().at("/slot/slot").asLong();

		var refused = send(HttpMethod.PUT, second, "/slot", Map.of("slot", slot));

		assertThat(refused.getStatusCode().value()).isEqualTo(409);
		assertThat(refused.getBody().get("code").asText()).isEqualTo("slot.taken");
		assertThat(refused.getBody().get("messageAr").asText()).startsWith("سبقك غيرك");
		assertThat(get("/api/cases/" + second + "/booking").getBody().at("/slot/slot").asLong()).isEqualTo(kept);
		assertThat(post(answers(slot)).getStatusCode().value()).isEqualTo(409);
		assertThat(get("/api/cases/" + first + "/booking").getBody().at("/slot/slot").asLong()).isEqualTo(slot);
	}

	@Test
	@DisplayName("withdrawing a request that concerns only a booking releases the slot")
	void withdrawn() {
		var reference = book(null);
		var headers = new HttpHeaders();
		headers.add("Idempotency-Key", "withdrawal-" + reference);

		var taken = channel().exchange("/api/cases/" + reference + "/withdrawal", HttpMethod.POST,
				new HttpEntity<>(headers), JsonNode.class);
		this.work.deliverInbox();

		assertThat(taken.getStatusCode().value()).isEqualTo(202);
		assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
		assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingCancelled");
	}

	@Test
	@DisplayName("only channels have access, and a case without a booking says so")
	void closed() {
		var reference = this.work.handIn("passport");
		assertThat(get("/api/cases/" + reference + "/booking").getStatusCode().value()).isEqualTo(404);
		assertThat(this.http.getForEntity(SLOTS, JsonNode.class).getStatusCode().value()).isIn(401, 403);
		assertThat(AccountHttp.as("clerk", this.http).getForEntity(SLOTS, JsonNode.class).getStatusCode().value())
			.isEqualTo(403);
	}

	private String book(Long slot) {
		var answer = post(answers(slot));
		assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(201);
		var reference = answer.getBody().get("reference").asText();
		this.booked.add(reference);
		return reference;
	}

	private static Map<String, Object> answers(Long slot) {
		var answers = new HashMap<String, Object>(CaseWork.request("passport"));
		answers.remove("topic");
		answers.putAll(
				Map.of("channel", "PORTAL", "office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
		if (slot != null) {
			answers.put("slotNumber", slot);
		}
		return answers;
	}

	private ResponseEntity<JsonNode> post(Map<String, Object> answers) {
		return channel().postForEntity("/api/services/reception-office-appointment/requests", answers, JsonNode.class);
	}

	private ResponseEntity<JsonNode> get(String path) {
		return channel().getForEntity(path, JsonNode.class);
	}

	private ResponseEntity<JsonNode> send(HttpMethod method, String reference, String path, Object body) {
		return channel().exchange("/api/cases/" + reference + "/booking" + path, method, new HttpEntity<>(body),
				JsonNode.class);
	}

	private TestRestTemplate channel() {
		return AccountHttp.as("channel", this.http);
	}

}
