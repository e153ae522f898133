package sa.wusul.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Agent;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.LinkKind;
import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.portal.ComingStepReader;
import sa.wusul.services.Findings;
import sa.wusul.services.ListedWorker;
import sa.wusul.services.ListedWorker.Result;
import sa.wusul.services.RepresentationProof;
import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;

/** A case for its requester: its path, open bills, papers and delivery. */
@Component
class RequesterCaseReader {

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final Rights rights;

	private final PaperService papers;

	private final PaperWords paperWords;

	private final Bills bills;

	private final DeliveryService deliveries;

	private final Organisation organisation;

	private final DeliveryChoiceService choices;

	private final Findings findings;

	private final WorkerList workers;

	private final Clock clock;

	private final String paymentPage;

	/**
	 * @param paymentPage the biller's payment page, with {@code {bill}} for the number;
	 * empty if bills cannot be paid online
	 */
	RequesterCaseReader(CaseFiles caseFiles, CaseLinks links, PaperService papers, Bills bills,
			DeliveryService deliveries, DeliveryChoiceService choices, Rights rights, Findings findings,
			WorkerList workers, PaperWords paperWords, Clock clock,
			@Value("${wusul.fees.payment-page:}") String paymentPage) {
		this.paperWords = paperWords;
		this.clock = clock;
		this.paymentPage = paymentPage;
		this.findings = findings;
		this.workers = workers;
		this.choices = choices;
		this.caseFiles = caseFiles;
		this.links = links;
		this.rights = rights;
		this.papers = papers;
		this.bills = bills;
		this.deliveries = deliveries;
		this.organisation = rights.organisation();
	}

	/**
	 * Returns the state of a case.
	 * @param agent the person who reads it because they act for the requester; empty if
	 * the requester reads it
	 */
	Seen forCase(String reference, Optional<Agent> agent) {
		var dossier = this.caseFiles.dossier(reference);
		return new Seen(Progress.of(dossier, department(dossier.file())),
				lines(papers(reference, agent), dossier.file().processKey()),
				this.bills.forCase(reference)
					.stream()
					.filter((bill) -> bill.state() == BillState.OPEN)
					.map(this::openBill)
					.toList(),
				links(dossier.file(), agent), leading(reference, agent).map(LeadingCase::of).orElse(null),
				this.deliveries.forCase(reference).map(this::onItsWay).orElse(null), workers(dossier.file()));
	}

	private List<PaperLine> lines(List<IssuedPaper> papers, String process) {
		var now = this.clock.instant();
		return papers.stream()
			.map((paper) -> new PaperLine(paper.title(), this.paperWords.title(paper, process), paper.number(),
					paper.state(now).name(), paper.withdrawn().isEmpty(),
					paper.since(now).map(Moment::of).orElse(null)))
			.toList();
	}

	/**
	 * Returns the papers of the case, and those of the case that it was merged into. Who
	 * acts for the requester gets them only while a register proves that they may.
	 */
	List<IssuedPaper> papers(String reference, Optional<Agent> agent) {
		if (agent.isPresent() && !RepresentationProof.of(this.findings.forCase(reference)).given()) {
			return List.of();
		}
		var own = this.papers.forRequester(reference);
		var leading = leading(reference, agent).map((file) -> this.papers.forRequester(file.reference()))
			.orElse(List.of());
		return Stream.concat(own.stream(), leading.stream()).toList();
	}

	private Optional<CaseFile> leading(String reference, Optional<Agent> agent) {
		return this.caseFiles.find(reference)
			.filter((file) -> file.state() == CaseState.MERGED)
			.flatMap((file) -> this.links.leading(reference))
			.filter((file) -> isOf(file, agent));
	}

	/**
	 * Returns links between cases of the same requester. Confidential ones are left out:
	 * each of them is opened by its own proof.
	 */
	private List<Linked> links(CaseFile file, Optional<Agent> agent) {
		return this.links.forCase(file.reference())
			.stream()
			.filter((link) -> link.other().requester().identityNumber().equals(file.requester().identityNumber()))
			.filter((link) -> isOf(link.other(), agent))
			.filter((link) -> !this.rights.isConfidential(link.other().processKey()))
			.map((link) -> new Linked(link.code(), link.other().reference(), link.other().request().subject(),
					link.other().state().name(), CaseWords.of("state", link.other().state())))
			.toList();
	}

	/** Checks whether the agent acts in this case as well; a requester sees all. */
	private static boolean isOf(CaseFile file, Optional<Agent> agent) {
		return agent.map((one) -> file.requester().isRepresentedBy(one.identity())).orElse(true);
	}

	private List<ListedWorker> workers(CaseFile file) {
		return file.processKey().equals(WorkerList.SERVICE) ? this.workers.forCase(file.reference()) : List.of();
	}

	private Place department(CaseFile file) {
		return Optional.ofNullable(file.classification().department())
			.flatMap(this.organisation::department)
			.orElse(null);
	}

	private OpenBill openBill(Bill bill) {
		var page = this.paymentPage.isBlank() ? null
				: UriComponentsBuilder.fromUriString(this.paymentPage).encode().build(bill.number()).toString();
		return new OpenBill(bill.number(), bill.amount().toString(), Moment.of(bill.dueAt()), page);
	}

	private OnItsWay onItsWay(Delivery delivery) {
		var kept = Optional.of(delivery).filter((document) -> document.state() == DeliveryState.AT_OFFICE);
		return new OnItsWay(delivery.state().name(), delivery.trackingNumber().map(TrackingNumber::value).orElse(null),
				kept.flatMap(Delivery::keptUntil).map(Moment::of).orElse(null),
				kept.flatMap((document) -> this.organisation.centre(document.office())).orElse(null),
				delivery.chosenDay()
					.filter((day) -> delivery.state() == DeliveryState.ATTEMPT_FAILED)
					.map((day) -> Moment.of(day.atStartOfDay(Kingdom.ZONE).toInstant()))
					.orElse(null),
				this.choices.days(delivery)
					.stream()
					.map((day) -> new Day(day.toString(), Moment.of(day.atStartOfDay(Kingdom.ZONE).toInstant())))
					.toList(),
				this.choices.offices(delivery));
	}

	/**
	 * The state of a case.
	 *
	 * @param leading the case that it was merged into, or {@code null}
	 * @param delivery {@code null} if no document is on its way
	 * @param workers the workers of an employer's list; none in other cases
	 */
	record Seen(Progress progress, List<PaperLine> papers, List<OpenBill> bills, List<Linked> links,
			LeadingCase leading, OnItsWay delivery, List<ListedWorker> workers) {

		/** Returns the number of workers whose iqamas are renewed. */
		public long renewed() {
			return this.workers.stream().filter((worker) -> worker.result() == Result.RENEWED).count();
		}

	}

	/**
	 * A paper in the list.
	 *
	 * @param english its title in English
	 * @param state name of a {@link IssuedPaper.State}
	 * @param handedOut whether its file is handed out, as that of a withdrawn one is not
	 * @param since when it ended, or {@code null}
	 */
	record PaperLine(String title, String english, String number, String state, boolean handedOut, Moment since) {
	}

	/**
	 * The path of a case, newest step first.
	 *
	 * @param department the department that works on it, or {@code null}
	 */
	record Progress(String reference, String subject, String state, String stateName, boolean closed, Moment openedAt,
			Moment dueAt, Place department, List<Step> steps) {

		/** Returns the coming steps that were reached. */
		List<ComingStepReader.Reached> reached() {
			return this.steps.stream()
				.filter((step) -> step.code() != null)
				.map((step) -> new ComingStepReader.Reached(step.code(), Instant.parse(step.at().iso())))
				.toList();
		}

		static Progress of(CaseDossier dossier, Place department) {
			var file = dossier.file();
			var steps = dossier.timeline()
				.stream()
				.sorted(Comparator.comparing(CaseDossier.Milestone::reachedAt).reversed())
				.map(Step::of)
				.toList();
			return new Progress(file.reference(), file.request().subject(), file.state().name(),
					CaseWords.of("state", file.state()), file.state().closed(), Moment.of(file.times().openedAt()),
					Moment.of(file.times().dueAt()), department, steps);
		}

	}

	/**
	 * A step that was reached.
	 *
	 * @param english the sentence in English, or {@code null} if the step has none
	 * @param code the code of the coming step that was reached with it, or {@code null}
	 */
	record Step(String sentence, String english, String code, Moment at) {

		static Step of(CaseDossier.Milestone milestone) {
			return new Step(milestone.sentence(), milestone.english(), milestone.step(),
					Moment.of(milestone.reachedAt()));
		}

	}

	/** The case that answers for a merged one. */
	record LeadingCase(String reference, String state, String stateName, boolean closed) {

		static LeadingCase of(CaseFile file) {
			return new LeadingCase(file.reference(), file.state().name(), CaseWords.of("state", file.state()),
					file.state().closed());
		}

	}

	/**
	 * Another case of the same requester.
	 *
	 * @param kind the code of the link's word
	 */
	record Linked(String kind, String reference, String subject, String state, String stateName) {

		boolean joined() {
			return this.kind.startsWith(LinkKind.DUPLICATE.name());
		}

	}

	/**
	 * An open bill for its payer.
	 *
	 * @param page the biller's page on which to pay it, or {@code null}
	 */
	record OpenBill(String number, String riyals, Moment dueAt, String page) {
	}

	/**
	 * A document on its way.
	 *
	 * @param state name of a {@link DeliveryState}
	 * @param keptAt the office that keeps it, or {@code null}
	 * @param chosenDay the day that the requester chose for the courier's next visit, or
	 * {@code null}
	 * @param days days that the requester may choose for the courier's next visit
	 * @param offices offices at which the requester may collect it instead
	 */
	record OnItsWay(String state, String trackingNumber, Moment keptUntil, Place keptAt, Moment chosenDay,
			List<Day> days, List<Place> offices) {
	}

	record Day(String iso, Moment at) {
	}

}
