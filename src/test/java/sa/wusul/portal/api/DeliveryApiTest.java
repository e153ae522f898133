package sa.wusul.portal.api;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.ParticularFormat;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Reports of couriers and requests of channels about a document")
@OnH2
@CaseStory
@Tag("story")
class DeliveryApiTest {

	private static final Pattern CODE = Pattern.compile("رمز (?:التسليم|الاستلام) (\\d{6})");

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private List<ParticularFormat> particularForms;

	@Autowired
	private TestRestTemplate http;

	@BeforeEach
	void aWorkingDay() {
		this.work.setTime("2027-06-08T09:00:00");
	}

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("the whole way to the door: reported, repeated, a wrong code answered at once, the right one accepted")
	void wholeWay() {
		var reference = onItsWay();
		var number = delivery(reference).get("trackingNumber").asText();

		assertThat(tell(number, "a", Map.of("event", "COLLECTED")).getStatusCode().value()).isEqualTo(202);
		assertThat(tell(number, "a", Map.of("event", "COLLECTED")).getStatusCode().value()).isEqualTo(200);
		tell(number, "b", Map.of("event", "OUT_FOR_DELIVERY", "attempt", 1));
		settle();
		var code = code(reference);
		var wrong = tell(number, "c", Map.of("event", "HANDED_OVER", "code", code.equals("000000") ? "1" : "000000"));
		assertThat(wrong.getStatusCode().value()).isEqualTo(400);
		assertThat(wrong.getBody().get("code").asText()).isEqualTo("delivery.codeWrong");
		assertThat(wrong.getBody().get("messageEn").asText()).isEqualTo("The code is wrong. Tries left: 2.");
		var again = tell(number, "c", Map.of("event", "HANDED_OVER", "code", code));
		assertThat(again.getBody().get("messageEn").asText()).as("the same key is the same event").endsWith("left: 2.");

		assertThat(tell(number, "d", Map.of("event", "HANDED_OVER", "code", code)).getBody().get("outcome").asText())
			.isEqualTo("ACCEPTED");
		assertThat(delivery(reference).get("state").asText()).isEqualTo("DELIVERED");
		assertThat(tell(number, "e", Map.of("event", "RETURNED")).getBody().get("outcome").asText()).isEqualTo("LATE");
	}

	@Test
	@DisplayName("a person chooses the day of the next attempt among those offered")
	void chosenDay() {
		var reference = onItsWay();
		var number = delivery(reference).get("trackingNumber").asText();
		assertThat(put(reference, "day", Map.of("day", "2027-06-09")).getBody().get("code").asText())
			.isEqualTo("delivery.noDayAsked");
		tell(number, "a", Map.of("event", "OUT_FOR_DELIVERY", "attempt", 1));
		assertThat(put(reference, "office", Map.of("office", "jeddah")).getBody().get("code").asText())
			.isEqualTo("delivery.tooLateToChange");
		tell(number, "b", Map.of("event", "ATTEMPT_FAILED", "attempt", 1, "reason", "NOBODY_HOME"));
		settle();
		var offered = delivery(reference).get("daysToChoose");
		assertThat(offered).hasSize(5);

		for (var time = 0; time < 2; time++) {
			var chosen = put(reference, "day", Map.of("day", offered.get(2).asText()));
			assertThat(chosen.getStatusCode().value()).isEqualTo(200);
			assertThat(chosen.getBody().get("chosenDay")).isEqualTo(offered.get(2));
		}
		assertThat(put(reference, "day", Map.of("day", offered.get(0).asText())).getStatusCode().value())
			.isEqualTo(409);
	}

	@Test
	@DisplayName("an incomplete event, of an unknown parcel, or from another account is refused")
	void refused() {
		var reference = onItsWay();
		var number = delivery(reference).get("trackingNumber").asText();

		for (var incomplete : new Map[] { Map.of("event", "OPENED"), Map.of("event", "OUT_FOR_DELIVERY"),
				Map.of("event", "HANDED_OVER"), Map.of("event", "ATTEMPT_FAILED", "attempt", 1, "reason", "RAIN") }) {
			assertThat(tell(number, UUID.randomUUID().toString(), incomplete).getBody().get("code").asText())
				.as(incomplete.toString())
				.isEqualTo("delivery.eventForm");
		}
		assertThat(tell("400000000000", "x", Map.of("event", "COLLECTED")).getStatusCode().value()).isEqualTo(404);
		assertThat(tellAs("channel", number, "x", Map.of("event", "COLLECTED")).getBody().get("code").asText())
			.isEqualTo("delivery.courierOnly");
		assertThat(AccountHttp.as("courier", this.http)
			.getForEntity("/api/cases/" + reference + "/delivery", JsonNode.class)
			.getStatusCode()
			.value()).isEqualTo(403);
		assertThat(AccountHttp.as("channel", this.http)
			.getForEntity("/api/cases/" + this.work.handIn("passport") + "/delivery", JsonNode.class)
			.getBody()
			.get("code")
			.asText()).isEqualTo("delivery.unknown");
	}

	@Test
	@DisplayName("in the demo a page plays the courier, and the requester follows on the tracking page")
	void demoPage() {
		var reference = onItsWay();
		this.work.sendMessages();
		var number = delivery(reference).get("trackingNumber").asText();

		play(number, "event=COLLECTED");
		play(number, "event=OUT_FOR_DELIVERY&attempt=1");
		settle();
		assertThat(this.http.getForObject("/demo/parcels", String.class)).contains(number, reference, "RRRD2929",
				"خرج بها الناقل إلى العنوان", "لا أحد في العنوان");
		assertThat(tracked(reference)).contains("تسليم الوثيقة", "خرج بها الناقل إلى العنوان", number);
		play(number, "event=HANDED_OVER&code=" + code(reference) + "&delegateIdentityNumber=");

		assertThat(delivery(reference).get("state").asText()).isEqualTo("DELIVERED");
		assertThat(tracked(reference)).contains("سُلمت في العنوان");
	}

	@Test
	@DisplayName("the tracking page shows where the document is kept and until when, as long as it is kept there")
	void kept() {
		var reference = onItsWay("OFFICE");
		assertThat(tracked(reference)).contains("تسليم الوثيقة").doesNotContain("محفوظة في");
		this.work.complete("delivery-office", reference, "Task_ReceiveParcel",
				Map.of("shelfMark", "12-3", "parcelReceived", true));
		settle();
		assertThat(tracked(reference)).contains("محفوظة في", "مركز الرياض", "8 أغسطس 2027م");

		this.work.complete("delivery-office", reference, "Task_HandOver",
				Map.of("handoverStep", "REQUESTER", "handoverCode", code(reference)));

		assertThat(delivery(reference).get("state").asText()).isEqualTo("PICKED_UP");
		assertThat(tracked(reference)).contains("تسليم الوثيقة").doesNotContain("محفوظة في");
	}

	private void play(String number, String form) {
		assertThat(post("/demo/parcels/" + number + "/events", form).getStatusCode().isError()).isFalse();
	}

	private String tracked(String reference) {
		try {
			return new CitizenSession(this.port).track(this.work, reference).body();
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private ResponseEntity<String> post(String address, String form) {
		var headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
		return this.http.exchange(address, HttpMethod.POST, new HttpEntity<>(form, headers), String.class);
	}

	@Test
	@DisplayName("start forms refuse an invalid address or delegate, and normalise the others")
	void particulars() {
		assertThat(normalised("shortAddress", "rrrd٢٩٢٩")).isEqualTo("RRRD2929");
		assertThat(normalised("postcode", "١٢٢١٤")).isEqualTo("12214");
		assertThat(normalised("delegateIdentityNumber", "١٠٠١٢٤٤٠١٩")).isEqualTo("1001244019");
		for (var wrong : Map
			.of("shortAddress", "RRRD29", "buildingNumber", "82", "postcode", "1221", "additionalNumber", "x", "street",
					"<b>", "district", "*", "city", "?", "delegateName", "7", "delegateIdentityNumber", "1001244018")
			.entrySet()) {
			assertThatExceptionOfType(RefusalException.class).as(wrong.getKey())
				.isThrownBy(() -> normalised(wrong.getKey(), wrong.getValue()));
		}
	}

	private String normalised(String name, String given) {
		return this.particularForms.stream()
			.filter((form) -> form.name().equals(name))
			.findFirst()
			.orElseThrow()
			.normalise(given);
	}

	private String onItsWay() {
		return onItsWay("HOME");
	}

	private String onItsWay(String method) {
		var reference = this.work.withDepartment();
		this.work.addParticular(reference, "shortAddress", "RRRD2929");
		this.work.engine()
			.getRuntimeService()
			.startProcessInstanceByKey("delivery-document-handover", reference,
					new HashMap<>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType",
							"E_SERVICE", "priority", "NORMAL", "department", "passports", "deliveryMethod", method,
							"paperNumber", reference + "/1")));
		return reference;
	}

	private void settle() {
		for (var round = 0; round < 3; round++) {
			this.work.makeInboxDue();
			this.work.deliverInbox();
		}
		this.work.sendMessages();
	}

	private String code(String reference) {
		return this.work.messages(reference)
			.stream()
			.flatMap((text) -> CODE.matcher(text).results())
			.map((match) -> match.group(1))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode delivery(String reference) {
		return AccountHttp.as("channel", this.http)
			.getForEntity("/api/cases/" + reference + "/delivery", JsonNode.class)
			.getBody();
	}

	private ResponseEntity<JsonNode> put(String reference, String what, Map<String, Object> body) {
		return AccountHttp.as("channel", this.http)
			.exchange("/api/cases/" + reference + "/delivery/" + what, HttpMethod.PUT, new HttpEntity<>(body),
					JsonNode.class);
	}

	private ResponseEntity<JsonNode> tell(String number, String key, Map<?, ?> event) {
		return tellAs("courier", number, key, event);
	}

	private ResponseEntity<JsonNode> tellAs(String account, String number, String key, Map<?, ?> event) {
		var headers = new HttpHeaders();
		headers.add("Idempotency-Key", key);
		return AccountHttp.as(account, this.http)
			.exchange("/api/deliveries/" + number + "/events", HttpMethod.POST, new HttpEntity<>(event, headers),
					JsonNode.class);
	}

}
