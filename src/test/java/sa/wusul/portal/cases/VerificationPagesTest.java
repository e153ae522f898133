package sa.wusul.portal.cases;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.casefile.NewCase;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.Requester;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.portal.hall.KioskPages.Kiosk;
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.webapps.CaseViewReader;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The holder of a paper who checks whether it is genuine")
@OnH2
@CaseStory
@Tag("story")
class VerificationPagesTest {

	private static int addresses;

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseFiles caseFiles;

	@Autowired
	private PaperService papers;

	@Autowired
	private RequesterCaseReader requesterCases;

	@Autowired
	private CaseViewReader sheets;

	@Autowired
	private JdbcClient jdbc;

	@Value("${wusul.portal.tries-a-minute}")
	private int tries;

	private MockMvc browser;

	private String address;

	@BeforeEach
	void somebody() {
		this.browser = MockMvcBuilders.webAppContextSetup(this.context).build();
		this.address = "10.1.1." + (++addresses);
		this.work.setTime("2026-11-24T09:00:00");
	}

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("reads that it is genuine, with its kind, number and date, but no data of the person")
	void genuine() throws Exception {
		var reference = this.work.handIn("passport");
		var paper = issue(reference, "answer-letter");

		var page = get("/verify/" + code(paper));

		assertThat(page.getStatus()).isEqualTo(200);
		assertThat(page.getContentAsString()).contains("data-verdict=\"genuine\"", "وثيقة صحيحة", "إفادة بشأن طلب",
				paper.number(), "14 جمادى الآخرة 1448هـ", "24 نوفمبر 2026م");
		assertThat(page.getContentAsString()).doesNotContain(this.work.file(reference).requester().name(),
				this.work.file(reference).requester().identityNumber(), this.work.file(reference).request().subject(),
				"سعد");
		assertThat(get("/verify/" + code(paper) + "?lang=en").getContentAsString()).contains("This document is genuine",
				"Letter answering a request", "14 Jumada II 1448 AH", "24 November 2026");
	}

	@Test
	@DisplayName("types the code, with hyphens and in small letters")
	void typed() throws Exception {
		var paper = issue(this.work.handIn("passport"), "answer-letter");
		var code = code(paper);
		var typed = code.substring(0, 4) + "-" + code.substring(4, 8).toLowerCase() + " " + code.substring(8);

		assertThat(get("/verify").getContentAsString()).contains("name=\"code\"");
		assertThat(post(typed).getRedirectedUrl()).isEqualTo("/verify/" + code);
		assertThat(post("7K3M-9QXA-2HTE").getStatus()).isEqualTo(400);
		assertThat(post("7K3M-9QXA-2HTE").getContentAsString()).contains("ليس هذا رمز تحقق",
				"value=\"7K3M-9QXA-2HTE\"");
	}

	@Test
	@DisplayName("reads since when it has been invalid, and whether another paper replaces it")
	void withdrawn() throws Exception {
		var reference = this.work.handIn("passport");
		var revoked = issue(reference, "answer-letter");
		var superseded = issue(reference, "answer-letter");
		this.work.setTime("2026-12-01T09:00:00");
		revokeByTwo(reference, revoked.number(), "ERROR");
		var newer = issue(reference, "answer-letter", superseded.number());

		assertThat(get("/verify/" + code(revoked)).getContentAsString()).contains("data-verdict=\"revoked\"",
				"وثيقة أُلغيت", "صدرت خطأ", "1 ديسمبر 2026م", "24 نوفمبر 2026م");
		assertThat(get("/verify/" + code(superseded)).getContentAsString()).contains("data-verdict=\"superseded\"",
				"حل غيرها محلها", "1 ديسمبر 2026م", "حلت محلها", newer.number());
	}

	@Test
	@DisplayName("is asked to be revoked twice at the same moment: one request counts, the other is refused")
	void askedTwice() {
		var reference = this.work.handIn("passport");
		var paper = issue(reference, "answer-letter");

		var answers = AtOnce.answers(2, (thread) -> this.work.handIn("auditor", "records-paper-revocation",
				Map.of("paperNumber", paper.number(), "revocationCause", "ERROR", "note", "صدرت باسم غير صاحبها")));

		assertThat(answers).filteredOn(String.class::isInstance).hasSize(1);
		assertThat(answers).filteredOn(RuntimeException.class::isInstance)
			.singleElement()
			.satisfies((refused) -> assertThat((RuntimeException) refused).hasStackTraceContaining("revocation.asked"));
		this.work.complete("supervisor", reference, "Task_DecideRevocation",
				Map.of("revocationDecision", "KEEP", "note", "الحكم في وثيقة أخرى"));
		revokeByTwo(reference, paper.number(), "ERROR");
		assertThat(this.papers.find(paper.number()).orElseThrow().withdrawn()).isPresent();
	}

	@Test
	@DisplayName("reads the same state as in the lists of the portal and of Tasklist")
	void lists() throws Exception {
		var reference = this.work.handIn("passport");
		var genuine = issue(reference, "answer-letter");
		var revoked = issue(reference, "answer-letter");
		var superseded = issue(reference, "answer-letter");
		var expired = issue(reference, "answer-letter", Map.of("validUntil", LocalDate.of(2026, 11, 30)));
		this.work.setTime("2026-12-01T09:00:00");
		this.papers.withdraw(revoked.number(), Reason.REVOKED);
		var reissued = issue(reference, "answer-letter", superseded.number());

		var verdicts = Map.of(genuine, "IN_FORCE", revoked, "REVOKED", superseded, "SUPERSEDED", expired, "EXPIRED",
				reissued, "IN_FORCE");
		var portal = this.requesterCases.forCase(reference, Optional.empty()).papers();
		var tasklist = new ObjectMapper().findAndRegisterModules()
			.valueToTree(this.sheets.forCase(this.work.file(reference), List.of("audit-officers-riyadh"), null, null))
			.get("papers");
		for (var paper : verdicts.entrySet()) {
			var number = paper.getKey().number();
			var state = paper.getValue();
			assertThat(get("/verify/" + code(paper.getKey())).getContentAsString()).as(number)
				.contains("data-verdict=\"" + (state.equals("IN_FORCE") ? "genuine" : state.toLowerCase(Locale.ROOT)));
			assertThat(portal).filteredOn((line) -> line.number().equals(number))
				.singleElement()
				.satisfies((line) -> assertThat(line.state()).isEqualTo(state));
			assertThat(tasklist).filteredOn((line) -> line.get("number").asText().equals(number))
				.singleElement()
				.satisfies((line) -> assertThat(line.at("/state/code").asText("IN_FORCE")).isEqualTo(state));
		}
	}

	private void revokeByTwo(String reference, String number, String cause) {
		this.work.handIn("auditor", "records-paper-revocation",
				Map.of("paperNumber", number, "revocationCause", cause, "note", "صدرت باسم غير صاحبها"));
		this.work.complete("supervisor", reference, "Task_DecideRevocation", Map.of("revocationDecision", "REVOKE"));
	}

	@Test
	@DisplayName("reads whether a confidential paper is valid, but not its kind")
	void confidential() throws Exception {
		var reference = confidentialCase();
		var paper = issue(reference, "answer-letter");

		assertThat(get("/verify/" + code(paper)).getContentAsString()).contains("data-verdict=\"genuine\"")
			.doesNotContain(reference, "إفادة", "نوفمبر", "جمادى");
		this.papers.withdraw(paper.number(), Reason.REVOKED);
		assertThat(get("/verify/" + code(paper)).getContentAsString()).contains("data-verdict=\"invalid\"")
			.doesNotContain(reference, "إفادة", "نوفمبر", "جمادى");
	}

	@Test
	@DisplayName("finds nothing by a number, whether the paper exists or not, nor by an invented code")
	void guessed() throws Exception {
		var paper = issue(this.work.handIn("passport"), "answer-letter");
		var number = get("/verify/" + paper.number());

		assertThat(number.getStatus()).isEqualTo(400);
		assertThat(number.getContentAsString()).isEqualTo(get("/verify/1448-0999999-9/1").getContentAsString())
			.contains("هذا رقم الوثيقة");
		assertThat(post(paper.number()).getContentAsString()).contains("هذا رقم الوثيقة");
		assertThat(get("/verify/" + paper.caseReference()).getContentAsString()).contains("هذا رقم الوثيقة");
		var unknown = get("/verify/7K3M9QXA2HTD");
		assertThat(unknown.getStatus()).isEqualTo(404);
		assertThat(unknown.getContentAsString()).contains("data-verdict=\"unknown\"", "لا وثيقة بهذا الرمز");
		assertThat(unknown.getHeader("cache-control")).isEqualTo("no-store");
	}

	@Test
	@DisplayName("waits a minute after many tries from one address")
	void limited() throws Exception {
		var paper = issue(this.work.handIn("passport"), "answer-letter");
		var refused = get("/verify/" + code(paper));
		assertThat(refused.getStatus()).isEqualTo(200);
		// Some tries are given back meanwhile.
		for (var time = 0; time < 2 * this.tries && refused.getStatus() == 200; time++) {
			refused = get("/verify/" + code(paper));
		}
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(refused.getContentAsString()).contains("انتظر دقيقة").doesNotContain("data-verdict");
		this.address = "10.1.1.250";
		assertThat(get("/verify/" + code(paper)).getStatus()).isEqualTo(200);
	}

	@Test
	@DisplayName("sends the file, and reads that it is the issued one and whether it counts, or that it was changed")
	void file() throws Exception {
		var paper = issue(this.work.handIn("passport"), "answer-letter");
		var file = this.papers.content(paper.contentHash());

		var page = upload(file, "ar");
		assertThat(page.getStatus()).isEqualTo(200);
		assertThat(page.getContentAsString()).contains("data-file=\"issued\"", "هذا هو الملف الصادر نفسه",
				"data-verdict=\"genuine\"", "إفادة بشأن طلب", paper.number());
		assertThat(upload(file, "en").getContentAsString()).contains("This file is the one that was issued",
				"Not a byte of it was changed", "This document is genuine");
		file[file.length / 5] ^= 1;
		assertThat(upload(file, "ar").getContentAsString())
			.contains("data-file=\"changed\"", "غُيّر هذا الملف", "وقّعته الوزارة ثم غُيّر")
			.doesNotContain("data-verdict", paper.number());
		assertThat(upload("%PDF-1.7".getBytes(), "en").getContentAsString()).contains("data-file=\"foreign\"",
				"The ministry did not issue this file");
		assertThat(upload(new byte[0], "ar").getStatus()).isEqualTo(400);
		assertThat(get("/verify/file").getRedirectedUrl()).isEqualTo("/verify");
	}

	@Test
	@DisplayName("reads of a file of a confidential case that it is the issued one and whether it counts, and no more")
	void confidentialFile() throws Exception {
		var reference = confidentialCase();
		var paper = issue(reference, "answer-letter");
		var file = this.papers.content(paper.contentHash());

		assertThat(upload(file, "ar").getContentAsString()).contains("data-file=\"issued\"", "data-verdict=\"genuine\"")
			.doesNotContain(reference, "إفادة", "نوفمبر", "جمادى");
		this.papers.withdraw(paper.number(), Reason.REVOKED);
		assertThat(upload(file, "ar").getContentAsString()).contains("data-file=\"issued\"", "data-verdict=\"invalid\"")
			.doesNotContain(reference, "إفادة");
	}

	@Test
	@DisplayName("reads that a paper whose time is over has expired, since when")
	void expired() throws Exception {
		var paper = issue(this.work.handIn("passport"), "answer-letter",
				Map.of("validUntil", LocalDate.of(2026, 11, 30)));

		assertThat(get("/verify/" + code(paper)).getContentAsString()).contains("data-verdict=\"genuine\"");
		this.work.setTime("2026-12-01T09:00:00");
		assertThat(get("/verify/" + code(paper)).getContentAsString()).contains("data-verdict=\"expired\"",
				"وثيقة انتهت مدتها", "1 ديسمبر 2026م");
		this.papers.withdraw(paper.number(), Reason.REVOKED);
		assertThat(get("/verify/" + code(paper)).getContentAsString()).contains("data-verdict=\"revoked\"");
	}

	@Test
	@DisplayName("is asked for no file at a kiosk, which has none")
	void kiosk() throws Exception {
		assertThat(get("/verify").getContentAsString()).contains("name=\"code\"", "name=\"file\"");
		var atKiosk = send(MockMvcRequestBuilders.get("/verify").sessionAttr("kiosk", new Kiosk("riyadh", 60)));
		assertThat(atKiosk.getContentAsString()).contains("name=\"code\"").doesNotContain("name=\"file\"");
	}

	@Test
	@DisplayName("waits a minute after many files from one address")
	void manyFiles() throws Exception {
		var status = 200;
		// Some tries are given back meanwhile.
		for (var time = 0; time < 2 * this.tries && status == 200; time++) {
			status = upload(new byte[] { 1 }, "ar").getStatus();
		}
		assertThat(status).isEqualTo(429);
	}

	@Test
	@DisplayName("reads a name for every kind of paper, in both languages")
	void kinds() throws Exception {
		var templates = new PathMatchingResourcePatternResolver().getResources("classpath:processes/papers/*.html");
		for (var language : List.of("ar", "en")) {
			var words = words(language);
			assertThat(List.of(templates)).hasSizeGreaterThan(5)
				.map((template) -> template.getFilename().replace(".html", ""))
				.filteredOn((name) -> !name.equals("letterhead"))
				.allSatisfy((name) -> assertThat(words).containsKey("verify.kind." + name));
		}
	}

	private static Properties words(String language) throws IOException {
		var words = new Properties();
		try (var reader = new InputStreamReader(
				VerificationPagesTest.class.getResourceAsStream("/portal_" + language + ".properties"),
				StandardCharsets.UTF_8)) {
			words.load(reader);
		}
		return words;
	}

	private String confidentialCase() {
		var answers = CaseWork.request("none");
		return this.caseFiles
			.open(new NewCase("tawasul-general-request", Channel.COUNTER, new Place("riyadh", "men"),
					new Request("tawasul-general-request", "سؤال", (String) answers.get("requestText")),
					new Requester(new IdentityNumber((String) answers.get("identityNumber")),
							new PersonName((String) answers.get("requesterName")),
							Optional.of(new MobileNumber((String) answers.get("mobile"))), Optional.empty()),
					List.of(), Map.of(), Optional.empty(), "tawasul"))
			.reference();
	}

	private MockHttpServletResponse upload(byte[] file, String language) throws Exception {
		return send(MockMvcRequestBuilders.multipart("/verify/file")
			.file(new MockMultipartFile("file", "paper.pdf", "application/pdf", file))
			.queryParam("lang", language));
	}

	private IssuedPaper issue(String reference, String template, String... replaced) {
		return issue(reference, template, Map.of(), replaced);
	}

	private IssuedPaper issue(String reference, String template, Map<String, Object> more, String... replaced) {
		var fields = new HashMap<String, Object>(more);
		fields.putAll(Map.of("addressee", "سعد", "subject", "سؤال", "requestedAt",
				this.work.file(reference).times().openedAt(), "department", "الجوازات", "answer", "رد"));
		return this.papers.issue(new PaperRequest(reference + ":" + System.nanoTime(), template, reference, fields)
			.replacing(List.of(replaced)));
	}

	private String code(IssuedPaper paper) {
		return this.jdbc.sql("select verification_code from paper where number = ?")
			.param(paper.number())
			.query(String.class)
			.single();
	}

	private MockHttpServletResponse get(String path) throws Exception {
		return send(MockMvcRequestBuilders.get(path));
	}

	private MockHttpServletResponse post(String code) throws Exception {
		return send(MockMvcRequestBuilders.post("/verify").param("code", code));
	}

	private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
		var answer = this.browser.perform(request.with((asked) -> {
			asked.setRemoteAddr(this.address);
			return asked;
		})).andReturn().getResponse();
		answer.setCharacterEncoding("UTF-8");
		return answer;
	}

}
