package sa.wusul.demo.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.demo.tawasul.DemoDetainee;
import sa.wusul.demo.tawasul.DemoDetainee.Relative;
import sa.wusul.demo.tawasul.DemoDetainees;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.tawasul.process.ContactVerificationProcess;
import sa.wusul.tawasul.verification.NumberProofService;

/**
 * Demo component that creates a day of the Tawasul window for the demo. The next of kin
 * of some detainees prove their identity on the portal with the codes they receive, and
 * then submit typical requests. The first detainee's family is left to the user of the
 * demo. {@code wusul.demo.day=false} disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
@ConditionalOnProperty(name = "wusul.demo.day", matchIfMissing = true)
class DemoTawasulDay {

	private static final Logger log = LoggerFactory.getLogger(DemoTawasulDay.class);

	private static final Pattern CODE = Pattern.compile("رمز التحقق (\\d{6})");

	private static final String ACCOUNT = "SA0380000000608010167519";

	private static final String BEFORE_COURT = "1400949291";

	private static final String AT_COUNSELLING_CENTRE = "1970934715";

	private static final String IN_HOSPITAL = "1625276017";

	/** The detainees whose families submit requests on this day. */
	private static final List<String> DETAINEES = List.of(BEFORE_COURT, "1271497099", AT_COUNSELLING_CENTRE,
			"1895559795", "1134653557", "1495059766", IN_HOSPITAL);

	private static final Map<String, Place> PLACES = Map.of("1134653557", new Place("jeddah", "men"), "1495059766",
			new Place("jeddah", "women"), IN_HOSPITAL, new Place("tabuk", "men"), "1895559795",
			new Place("riyadh", "men"));

	private final RequestStarter requests;

	private final CaseFiles caseFiles;

	private final NumberProofService proofs;

	private final DemoSmsGateway telephones;

	private final DemoDetainees detainees;

	private final IdentityService identities;

	private final TaskService tasks;

	private final Clock clock;

	/** The applicants waiting for a code, by case reference. */
	private final Map<String, Applicant> waiting = new HashMap<>();

	DemoTawasulDay(RequestStarter requests, CaseFiles caseFiles, NumberProofService proofs, DemoSmsGateway telephones,
			DemoDetainees detainees, IdentityService identities, TaskService tasks, Clock clock) {
		this.requests = requests;
		this.caseFiles = caseFiles;
		this.proofs = proofs;
		this.telephones = telephones;
		this.detainees = detainees;
		this.identities = identities;
		this.tasks = tasks;
		this.clock = clock;
	}

	/** Runs in the background, so that the demo is available at once. */
	@EventListener(ApplicationReadyEvent.class)
	@Order(3)
	void begin() {
		if (this.caseFiles.openedWith(key(DETAINEES.get(0), "contact")).isEmpty()) {
			var day = new Thread(this::handIn, "demo-tawasul-day");
			day.setDaemon(true);
			day.start();
		}
	}

	private void handIn() {
		DETAINEES.forEach((identity) -> {
			var kin = kin(identity);
			submit("tawasul-contact-verification", new Applicant(identity, kin), "contact",
					Map.of("contactKind", "PRIMARY"))
				.ifPresent((reference) -> await(reference, new Applicant(identity, kin)));
		});
		log.info("Demo: created requests of the families of {} detainees in the Tawasul window", DETAINEES.size());
	}

	private void await(String reference, Applicant applicant) {
		synchronized (this.waiting) {
			this.waiting.put(reference, applicant);
		}
	}

	/** Enters received codes, and submits further requests of contacts already proven. */
	@Scheduled(fixedDelay = 3_000)
	void goOn() {
		Map<String, Applicant> all;
		synchronized (this.waiting) {
			all = Map.copyOf(this.waiting);
		}
		all.forEach((reference, applicant) -> {
			if (this.caseFiles.get(reference).times().closedAt() == null) {
				enterCode(reference);
				askDetainee(reference);
				return;
			}
			synchronized (this.waiting) {
				this.waiting.remove(reference);
			}
			if (this.caseFiles.get(reference).state() == CaseState.COMPLETED) {
				askForMore(applicant);
			}
		});
	}

	private void enterCode(String reference) {
		this.telephones.received(reference, "")
			.stream()
			.map((message) -> CODE.matcher(message.text()))
			.filter((code) -> code.find())
			.findFirst()
			.ifPresent((code) -> this.proofs.supplyCode(reference, code.group(1)));
	}

	/** Lets the prison's officer record that the detainee consents. */
	private void askDetainee(String reference) {
		Optional
			.ofNullable(this.tasks.createTaskQuery()
				.processDefinitionKey(ContactVerificationProcess.KEY)
				.processInstanceBusinessKey(reference)
				.singleResult())
			.ifPresent((task) -> this.tasks.complete(task.getId(), Map.of("detaineeAnswer", "CONSENTS")));
	}

	private void askForMore(Applicant applicant) {
		submit("tawasul-status-enquiry", applicant, "enquiry", Map.of());
		switch (applicant.detainee()) {
			case BEFORE_COURT -> {
				submit("tawasul-visit-request", applicant, "visit", visit("ORDINARY", family(applicant.detainee())));
				submit("tawasul-assistance-request", applicant, "assistance", Map.of("assistanceKind", "RENT",
						"requestText", "لا دخل للأسرة منذ توقيف عائلها، وحل موعد الإيجار.", "iban", ACCOUNT));
				submit("tawasul-general-request", applicant, "matter", Map.of("requestAbout", "DETAINEE", "subject",
						"نظارة طبية لنزيل", "requestText", "كُسرت نظارته ونود أن نسلمكم غيرها، فكيف تصل إليه؟"));
			}
			case AT_COUNSELLING_CENTRE -> {
				submit("tawasul-visit-request", applicant, "visit", visit("SPOUSAL", List.of(applicant.person())));
				submit("tawasul-leave-authorisation", applicant, "leave",
						Map.of("leaveReason", "WEDDING", "leaveRelative", "ابنته البكر", "leaveRelation", "CHILD",
								"occasionDate", LocalDate.now(this.clock).plusDays(20).toString(), "leavePlace",
								"الرياض، حي النسيم"));
			}
			case IN_HOSPITAL -> log.debug("Demo: the relatives of a detainee in hospital submit no further request");
			default -> submit("tawasul-visit-request", applicant, "call", visit("VIDEO", List.of(applicant.person())));
		}
	}

	private Optional<String> submit(String process, Applicant applicant, String what, Map<String, Object> particulars) {
		var person = applicant.person();
		var place = PLACES.getOrDefault(applicant.detainee(), new Place("riyadh", "women"));
		var answers = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", place.centre(), "section",
				place.section(), "requesterName", person.name(), "identityNumber", person.identity(), "mobile",
				person.mobile(), "detaineeIdentityNumber", applicant.detainee()));
		answers.putAll(particulars);
		try {
			return Optional.of(asChannel(
					() -> this.requests.submit(process, answers, Optional.of(key(applicant.detainee(), what))))
				.reference());
		}
		catch (RefusalException refused) {
			log.debug("Demo: {} was refused: {}", process, refused.code());
			return Optional.empty();
		}
	}

	private static Map<String, Object> visit(String kind, Collection<Relative> visitors) {
		var answers = new HashMap<String, Object>(Map.of("visitKind", kind, "wantedFrom", "SOONEST"));
		var people = new ArrayList<>(visitors);
		answers.put("visitorsNamed", (people.size() == 1) ? "ONE" : "TWO");
		answers.put("firstVisitorName", people.get(0).name());
		answers.put("firstVisitorIdentityNumber", people.get(0).identity());
		if (people.size() > 1) {
			answers.put("secondVisitorName", people.get(1).name());
			answers.put("secondVisitorIdentityNumber", people.get(1).identity());
		}
		return answers;
	}

	private List<Relative> family(String detainee) {
		return this.detainees.find(detainee).map(DemoDetainee::relatives).orElseThrow();
	}

	private Relative kin(String detainee) {
		return family(detainee).get(0);
	}

	private static String key(String detainee, String what) {
		return "demo-day:tawasul:" + detainee + ":" + what;
	}

	private <T> T asChannel(Supplier<T> work) {
		return EngineAccess.asUser(this.identities, "channel", List.of("intake-channels"), work);
	}

	/** A relative with the detainee they ask about. */
	private record Applicant(String detainee, Relative person) {
	}

	private record Place(String centre, String section) {
	}

}
