package sa.wusul.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.Relation;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The family of a detainee, from home")
@CaseStory
@OnH2
@Tag("story")
class TawasulAtHomeTest extends ApplicationStory {

	private static final Pattern CODE = Pattern.compile("رمز التحقق (\\d{6})");

	private static final IdentityNumber DETAINEE = new IdentityNumber("1974650754");

	private static final String FATHER = "1338750043";

	private static final String BROTHER = "1131373530";

	private static final String STRANGER = "1058529940";

	@Autowired
	private Contacts contacts;

	@Autowired
	private AccessLog log;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@BeforeEach
	void aQuietDay() {
		this.work.setTime("2026-11-24T08:00:00");
		this.jdbc.sql("delete from login_attempt").update();
		forgetContacts();
	}

	@AfterEach
	void now() {
		forgetContacts();
		ClockUtil.reset();
	}

	@Test
	@DisplayName("lets a parent prove their number, see their contacts, submit requests, and name, revoke and "
			+ "give up contacts")
	void fromProofToEnd() throws Exception {
		var father = CitizenSession.logIn(this.port, this.work, FATHER);
		assertThat(father.get("/tawasul").body()).contains("لم توثق صلتكم بأحد بعد", "توثيق جهة");
		var verification = asks(father, "tawasul-contact-verification", Map.of("contactKind", "PRIMARY"));
		assertThat(father.get("/cases/" + verification).body()).contains("رمز التحقق من الجوال")
			.doesNotContain("id=\"supply\"");
		var code = sentCode(verification);
		var wrong = father.post("/cases/" + verification + "/number-code",
				Map.of("code", code.equals("111111") ? "222222" : "111111"));
		assertThat(wrong.statusCode()).isEqualTo(409);
		assertThat(wrong.body()).contains("بقي من المحاولات: 2");
		assertThat(father.post("/cases/" + verification + "/number-code/renewal", Map.of()).statusCode())
			.as("the first is on its way")
			.isEqualTo(429);
		assertThat(father.post("/cases/" + verification + "/number-code", Map.of("code", code)).statusCode())
			.isEqualTo(302);
		settle();
		consent(verification);
		assertThat(this.work.file(verification).state()).isEqualTo(CaseState.COMPLETED);
		assertThat(father.get("/cases/" + verification).body()).doesNotContain("id=\"number-code\"");

		var place = contact(FATHER);
		var page = father.get("/tawasul?lang=en").body();
		assertThat(page).contains(DETAINEE.value(), "Primary contact", "parent",
				"/services/tawasul-visit-request/request?contact=" + place.id());
		assertThat(this.log.forCase(verification)).extracting((entry) -> entry.read().door()).contains(Endpoint.PORTAL);
		father.get("/services/tawasul-status-enquiry/request?contact=" + place.id());
		assertThat(father.get("/services/tawasul-status-enquiry/request/check").body()).contains(DETAINEE.value());
		var enquiry = asks(father, "tawasul-status-enquiry", Map.of());
		assertThat(father.get("/cases/" + enquiry + "/papers/1").statusCode()).as("the statement").isEqualTo(200);

		var naming = asks(father, "tawasul-contact-verification", Map.of("contactKind", "NAMED", "namedName",
				"جمعان بن سعيد", "namedIdentityNumber", BROTHER, "namedRelation", "SIBLING"));
		father.post("/cases/" + naming + "/number-code", Map.of("code", sentCode(naming)));
		settle();
		consent(naming);
		var brother = contact(BROTHER);
		assertThat(father.get("/tawasul?lang=ar").body()).contains("من سميتموه", "جمعان بن سعيد");
		for (var click = 0; click < 2; click++) {
			var taken = father.post("/tawasul/contacts/" + brother.id() + "/revocation", Map.of());
			assertThat(taken.statusCode()).as(taken.body()).isEqualTo(302);
		}
		settle();
		assertThat(this.contacts.find(brother.id())).get()
			.satisfies((gone) -> assertThat(gone.revokedAt()).isPresent());
		father.post("/tawasul/contacts/" + place.id() + "/revocation", Map.of());
		settle();
		assertThat(this.contacts.forDetainee(DETAINEE)).isEmpty();
		assertThat(father.get("/tawasul").body()).contains("لم توثق صلتكم بأحد بعد").doesNotContain(DETAINEE.value());
		assertThat(father.get("/services/tawasul-status-enquiry/request?contact=" + place.id()).body())
			.doesNotContain(DETAINEE.value());
		for (var address : List.of("", "/papers/1", "/live?mark=0")) {
			assertThat(father.get("/cases/" + enquiry + address).statusCode()).as("no longer a contact: " + address)
				.isEqualTo(404);
		}
		assertThat(father.get("/cases").body()).doesNotContain(enquiry, naming);
		this.work.setTime("2026-11-24T09:00:00");
		var anew = asks(father, "tawasul-contact-verification", Map.of("contactKind", "PRIMARY"));
		assertThat(father.get("/cases").body()).as("requests made after that").contains(anew);
	}

	@Test
	@DisplayName("hides a detainee's own requests from the holder of their telephone during custody")
	void hisTelephone() throws Exception {
		var father = CitizenSession.logIn(this.port, this.work, FATHER);
		var reference = asks(father, "tawasul-general-request",
				Map.of("requestAbout", "DETAINEE", "subject", "الزيارة", "requestText", "متى تُفتح الزيارة؟"));
		this.jdbc.sql("update detainee_case set contact_role = 'SELF', prison = 'hair' where case_reference = ?")
			.param(reference)
			.update();
		assertThat(father.get("/cases/" + reference).statusCode()).isEqualTo(404);
		assertThat(father.get("/cases").body()).doesNotContain(reference);

		this.jdbc.sql("update detainee_case set prison = null where case_reference = ?").param(reference).update();
		assertThat(father.get("/cases/" + reference).statusCode()).as("released").isEqualTo(200);
	}

	@Test
	@DisplayName("shows a stranger nothing and lets them end nothing; public information needs no log-in")
	void stranger() throws Exception {
		var place = this.contacts
			.enter(contact(FATHER, ContactRole.PRIMARY, Relation.PARENT, "جمعان", this.work.handIn("passport")));
		var anybody = new CitizenSession(this.port);
		assertThat(anybody.get("/tawasul").body()).contains("/services/tawasul-absence-report/request", "to=/tawasul")
			.doesNotContain("/services/tawasul-status-enquiry");
		assertThat(anybody.post("/tawasul/contacts/" + place.id() + "/revocation", Map.of())
			.headers()
			.firstValue("location")).get().asString().contains("/login");

		var stranger = CitizenSession.logIn(this.port, this.work, STRANGER);
		assertThat(stranger.get("/tawasul").body()).doesNotContain(DETAINEE.value(), "جمعان");
		for (var id : List.of(place.id(), place.id() + 1000)) {
			assertThat(stranger.post("/tawasul/contacts/" + id + "/revocation", Map.of()).statusCode()).isEqualTo(404);
		}
		assertThat(stranger.get("/services/tawasul-status-enquiry/request?contact=" + place.id()).body())
			.doesNotContain(DETAINEE.value());
		assertThat(this.contacts.find(DETAINEE, place.person())).isPresent();
	}

	/**
	 * Deletes contacts, because even a revoked one decides which requests they may read.
	 */
	private void forgetContacts() {
		this.jdbc.sql("delete from detainee_contact where detainee_hash = ?")
			.param(this.work.fields().hash(DETAINEE.value()))
			.update();
	}

	private String asks(CitizenSession citizen, String service, Map<String, Object> more) throws Exception {
		var answers = new HashMap<String, Object>(Map.of("centre", "riyadh", "section", "women", "requesterName",
				"جمعان بن راشد", "detaineeIdentityNumber", DETAINEE.value()));
		answers.putAll(more);
		var address = "/services/" + service + "/request";
		citizen.post(address + "/removal", Map.of());
		var reference = CitizenSession.reference(citizen.handIn(address, UUID.randomUUID().toString(), answers));
		settle();
		return reference;
	}

	/** Records the detainee's consent as the officer of their prison. */
	private void consent(String reference) {
		this.work.complete("prison", reference, "Task_AskDetainee", Map.of("detaineeAnswer", "CONSENTS"));
		settle();
	}

	private String sentCode(String reference) {
		var texts = this.work.messages(reference);
		var code = CODE.matcher(texts.get(texts.size() - 1));
		assertThat(code.find()).isTrue();
		return code.group(1);
	}

	private Contact contact(String person) {
		return this.contacts.find(DETAINEE, new IdentityNumber(person)).orElseThrow();
	}

	private static NewContact contact(String person, ContactRole role, Relation relation, String name,
			String reference) {
		return new NewContact(DETAINEE, new IdentityNumber(person), name, role, relation,
				new MobileNumber("0551112001"), reference);
	}

}
