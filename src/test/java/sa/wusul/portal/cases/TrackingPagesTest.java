package sa.wusul.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFile.Agent;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Classification;
import sa.wusul.casefile.CaseFile.Person;
import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.casefile.Representation;
import sa.wusul.citizen.CitizenLoginLimiter;
import sa.wusul.citizen.CitizenLoginService;
import sa.wusul.citizen.CitizenLoginService.Attempt;
import sa.wusul.citizen.CitizenLoginService.TrackingVerdict;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.IssuedPaper.Audience;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.attempt.AttemptsForTests;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.ComingStepReader;
import sa.wusul.portal.cases.NextStepReader.NextStep;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.portal.Dates;
import sa.wusul.portal.SubjectWords;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.live.LiveCaseService;
import sa.wusul.portal.login.CitizenSessionService;
import sa.wusul.portal.login.LoginSourceReader;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.Findings;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DisplayName("Following a case without a log-in")
@WebMvcTest(TrackingPages.class)
@Import({ AddressRateLimiter.class, AttemptsForTests.class, Dates.class, RefusalWords.class, RequesterCaseReader.class,
		Rights.class, SubjectWords.class })
@Tag("fast")
class TrackingPagesTest {

	private static final String REFERENCE = CaseReference.of(1448, 77).value();

	private static final String CODE = "12345678";

	private static int addresses;

	@TestConfiguration
	static class Time {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

	@Autowired
	private MockMvc web;

	@MockitoBean
	private DisposedCaseRepository disposed;

	@MockitoBean
	private PaperWords paperWords;

	@MockitoBean
	private ServiceCatalogue catalogue;

	@MockitoBean
	private LiveCaseService live;

	@MockitoBean(name = "citizenSessions")
	private CitizenSessionService sessions;

	@MockitoBean
	private ComingStepReader coming;

	@MockitoBean
	private NextStepReader nextSteps;

	@MockitoBean
	private CitizenLoginService logins;

	@MockitoBean
	private CitizenLoginLimiter limiter;

	@MockitoBean
	private LoginSourceReader sources;

	@MockitoBean
	private Findings findings;

	@MockitoBean
	private WorkerList workers;

	@MockitoBean
	private CallerSessionService calls;

	@MockitoBean
	private CaseFiles caseFiles;

	@MockitoBean
	private CaseLinks links;

	@MockitoBean
	private AccessLog log;

	@MockitoBean
	private PaperService papers;

	@MockitoBean
	private Bills bills;

	@MockitoBean
	private DeliveryService deliveries;

	@MockitoBean
	private DeliveryChoiceService deliveryChoices;

	@MockitoBean
	private CurrentStaff currentStaff;

	private final String address = "10.0.0." + ++addresses;

	@BeforeEach
	void aCase() {
		given(this.logins.beginTracking(any(), any()))
			.willAnswer((call) -> new Attempt(call.<Optional<String>>getArgument(0).orElse("none"), "1234", 3));
		given(this.logins.tryTracking(any(), any())).willReturn(new TrackingVerdict(Optional.empty(), 2));
		given(this.logins.tryTracking(REFERENCE, CODE)).willReturn(new TrackingVerdict(Optional.of(REFERENCE), 2));
		given(this.nextSteps.forCase(any(), any(), any(), any()))
			.willReturn(new NextStep("أضيفوا هذا المستند", null, "supply", "أضيفوا", null, null, List.of()));
		aCaseOf("intake-request-registration");
	}

	private void aCaseOf(String process) {
		aCaseOf(process, Optional.empty());
	}

	private void aCaseOf(String process, Optional<Agent> agent) {
		var file = new CaseFile(REFERENCE, process, Channel.COUNTER, new Place("riyadh", "men"),
				new Request("passport", "تجديد جواز", "نص"), new Classification("PASSPORT", "NORMAL", "passports"),
				CaseState.ANSWERED, new Person("1058529940", "CITIZEN", "سعد", "+966501234567", agent), "clerk",
				new Times(Instant.EPOCH, null, null, Instant.EPOCH));
		given(this.caseFiles.find(REFERENCE)).willReturn(Optional.of(file));
		given(this.caseFiles.dossier(REFERENCE)).willReturn(new CaseDossier(file,
				List.of(new CaseDossier.Milestone("استُلم طلبكم", "Your request was received", null, Instant.EPOCH)),
				List.of(), List.of()));
		given(this.papers.forRequester(REFERENCE)).willReturn(List
			.of(new IssuedPaper(REFERENCE + "/1", REFERENCE, "خطاب", "hash", Instant.EPOCH, Audience.REQUESTER)));
		given(this.papers.content("hash")).willReturn(new byte[] { 1 });
	}

	@Test
	@DisplayName("a visitor with the code on the requester's telephone sees the path, not the name")
	void seesThePath() throws Exception {
		track(REFERENCE, "١٠٥٨٥٢٩٩٤٠", "4567").andExpect(status().isOk())
			.andExpect(content().string(containsString("استُلم طلبكم")))
			.andExpect(content().string(containsString("أضيفوا هذا المستند")))
			.andExpect(content().string(not(containsString("#supply"))))
			.andExpect(content().string(not(containsString("1058529940"))))
			.andExpect(content().string(not(containsString("سعد"))));
	}

	@Test
	@DisplayName("an agent follows the case by their own identity number, and sees its papers only while a register "
			+ "proves their right")
	void agent() throws Exception {
		aCaseOf("intake-request-registration",
				Optional.of(new Agent("راشد", "1072645185", Optional.of(Representation.AGENT))));
		track(REFERENCE, "1072645185", "4567").andExpect(content().string(containsString("استُلم طلبكم")))
			.andExpect(content().string(not(containsString(REFERENCE + "/1"))));
		given(this.findings.forCase(REFERENCE)).willReturn(Map.of("representedBy", "AGENT"));

		track(REFERENCE, "1072645185", "4567").andExpect(content().string(containsString(REFERENCE + "/1")));
	}

	@Test
	@DisplayName("an open bill is shown with its number, its amount and its due date; others are not")
	void bills() throws Exception {
		given(this.bills.forCase(REFERENCE)).willReturn(
				List.of(bill("480000000016", 299, BillState.EXPIRED), bill("480000000024", 300, BillState.OPEN)));

		track(REFERENCE, "1058529940", "4567").andExpect(content().string(containsString("480000000024")))
			.andExpect(content().string(containsString("<span>300</span> ريال")))
			.andExpect(content().string(containsString("1 ديسمبر 2026م")))
			.andExpect(content().string(not(containsString("480000000016"))));
	}

	private static Bill bill(String number, long riyals, BillState state) {
		return new Bill(number, REFERENCE, "services-passport-renewal", Amount.ofRiyals(riyals), state, Instant.EPOCH,
				Instant.parse("2026-12-01T07:00:00Z"), Instant.EPOCH);
	}

	@ParameterizedTest
	@CsvSource({ "1448-0000077-9, 1058529940, 4567", "x, 1058529940, 4567", "REFERENCE, 1001244019, 4567",
			"REFERENCE, 1, 4567", "REFERENCE, 1058529940, 4568", "REFERENCE, 1058529940, 7",
			"REFERENCE, 1058529940, +966501234567" })
	@DisplayName("all details get the same answer, right or wrong, and wrong ones send no code")
	void sameAnswer(String reference, String identityNumber, String mobileEnd) throws Exception {
		var right = ask(REFERENCE, "1058529940", "4567");
		var wrong = ask(reference.replace("REFERENCE", REFERENCE), identityNumber, mobileEnd);

		assertThat(wrong.getResponse().getStatus()).isEqualTo(right.getResponse().getStatus()).isEqualTo(302);
		assertThat(wrong.getResponse().getHeader("Location")).isEqualTo(right.getResponse().getHeader("Location"));
		var page = this.web.perform(get("/track/code").session(session(wrong))).andReturn().getResponse();
		assertThat(page.getContentAsString())
			.isEqualTo(this.web.perform(get("/track/code").session(session(right)))
				.andReturn()
				.getResponse()
				.getContentAsString())
			.doesNotContain("استُلم طلبكم");
		supply(session(wrong)).andExpect(status().isBadRequest())
			.andExpect(content().string(not(containsString("استُلم طلبكم"))));
		then(this.logins).should().beginTracking(Optional.empty(), MessageLanguage.ARABIC);
	}

	@Test
	@DisplayName("the details alone, or a wrong code, open nothing")
	void detailsAlone() throws Exception {
		var asked = ask(REFERENCE, "1058529940", "4567");

		assertThat(asked.getResponse().getContentAsString()).doesNotContain("استُلم طلبكم");
		assertThat(refused(get("/track/papers/1").session(session(asked)))).isEqualTo("paper.unknown");
		this.web.perform(post("/track/code").session(session(asked)).param("code", "87654321"))
			.andExpect(status().isBadRequest())
			.andExpect(content().string(not(containsString("استُلم طلبكم"))));
		assertThat(refused(get("/track/papers/1").session(session(asked)))).isEqualTo("paper.unknown");
	}

	@Test
	@DisplayName("a paper opens in the session that found its case, and in no other")
	void papersOfTheTrackedCase() throws Exception {
		var session = (MockHttpSession) track(REFERENCE, "1058529940", "4567").andReturn().getRequest().getSession();

		this.web.perform(get("/track/papers/1").session(session)).andExpect(status().isOk());
		assertThat(refused(get("/track/papers/2").session(session))).isEqualTo("paper.unknown");
		assertThat(refused(get("/track/papers/1"))).isEqualTo("paper.unknown");
		this.web.perform(get("/track").session(session)).andExpect(status().isOk());
		assertThat(refused(get("/track/papers/1").session(session))).isEqualTo("paper.unknown");
	}

	@Test
	@DisplayName("the file of a paper that is not in force is refused by a page in the reader's language, and its line has no link")
	void withdrawnPaper() throws Exception {
		var paper = new IssuedPaper(REFERENCE + "/1", REFERENCE, "خطاب", "hash", Instant.EPOCH, Audience.REQUESTER,
				Optional.empty(), Optional.of(new Withdrawal(Reason.REVOKED, Instant.EPOCH)));
		given(this.papers.forRequester(REFERENCE)).willReturn(List.of(paper));
		var tracked = track(REFERENCE, "1058529940", "4567").andExpect(content().string(containsString("أُلغيت في")))
			.andExpect(content().string(containsString("data-state=\"REVOKED\"")))
			.andExpect(content().string(not(containsString("/track/papers/1"))));
		var session = (MockHttpSession) tracked.andReturn().getRequest().getSession();

		this.web.perform(get("/track/papers/1").session(session).accept(MediaType.TEXT_HTML))
			.andExpect(status().isConflict())
			.andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
			.andExpect(content().string(containsString("لم تعد هذه الوثيقة سارية")));
		this.web.perform(get("/track/papers/1").session(session).param("lang", "en").accept(MediaType.TEXT_HTML))
			.andExpect(status().isConflict())
			.andExpect(content().string(containsString("no longer in force")));
		then(this.papers).should(never()).content(any());
	}

	@Test
	@DisplayName("a confidential case is not shown: details that a relative knows open neither its path nor its papers")
	void confidential() throws Exception {
		aCaseOf("tawasul-status-enquiry");
		var tracked = track(REFERENCE, "1058529940", "4567").andExpect(status().isOk())
			.andExpect(content().string(containsString("/cases/" + REFERENCE)))
			.andExpect(content().string(not(containsString("استُلم طلبكم"))))
			.andExpect(content().string(not(containsString("تجديد جواز"))))
			.andExpect(content().string(not(containsString("/track/papers"))));

		assertThat(refused(
				get("/track/papers/1").session((MockHttpSession) tracked.andReturn().getRequest().getSession())))
			.isEqualTo("paper.unknown");
	}

	@Test
	@DisplayName("repeated guesses have to wait")
	void waitsAfterTenTries() throws Exception {
		for (int tries = 0; tries < 10; tries++) {
			assertThat(ask(REFERENCE, "1058529940", "0000").getResponse().getStatus()).isEqualTo(302);
		}
		assertThat(ask(REFERENCE, "1058529940", "4567").getResponse().getStatus()).isEqualTo(429);
	}

	private ResultActions track(String reference, String identityNumber, String mobileEnd) throws Exception {
		return supply(session(ask(reference, identityNumber, mobileEnd)));
	}

	private MvcResult ask(String reference, String identityNumber, String mobileEnd) throws Exception {
		return this.web
			.perform(post("/track").with(from(this.address))
				.param("reference", reference)
				.param("identityNumber", identityNumber)
				.param("mobileEnd", mobileEnd))
			.andReturn();
	}

	private ResultActions supply(MockHttpSession session) throws Exception {
		return this.web.perform(post("/track/code").with(from(this.address)).session(session).param("code", CODE));
	}

	private static MockHttpSession session(MvcResult asked) {
		return (MockHttpSession) asked.getRequest().getSession();
	}

	private static RequestPostProcessor from(String address) {
		return (request) -> {
			request.setRemoteAddr(address);
			return request;
		};
	}

	/** Returns the code of the refusal, which a page in words tells. */
	private String refused(MockHttpServletRequestBuilder request) throws Exception {
		var answer = this.web.perform(request).andReturn();
		assertThat(answer.getResponse().getStatus()).isEqualTo(404);
		return answer.getResolvedException().getMessage();
	}

}
