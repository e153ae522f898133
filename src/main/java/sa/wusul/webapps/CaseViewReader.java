package sa.wusul.webapps;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLink;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.LinkKind;
import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.notification.SentMessageService;
import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.papers.DocumentKinds;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.text.ShownText;

/**
 * Formatter of a case for a reader whose access was already checked. Their role matters
 * here: reception staff see no notes, confidential papers, messages or other cases.
 */
@Component
public class CaseViewReader {

	/** The number of accesses shown in the tab; the log contains all. */
	private static final int LAST_READERS = 50;

	/** The kind of a note with the references of possible duplicates. */
	private static final String DUPLICATE = "duplicate";

	/** The end of the keys of processes that hand a case over. */
	private static final String HANDOVER = "-case-handover:";

	private static final String VIEWING = "room-recording-viewing:";

	private static final String SEPARATOR = "، ";

	private final TaskService tasks;

	private final RepositoryService models;

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final CaseRights access;

	private final AccessLog log;

	private final PaperService papers;

	private final ScanService scans;

	private final DocumentKinds documentKinds;

	private final SentMessageService messages;

	private final CaseQuestionService questions;

	private final Bookings bookings;

	private final DeliveryService deliveries;

	private final ExaminationReader examinations;

	private final EarlierStepReader earlierSteps;

	private final StaffNameReader names;

	private final Rights rights;

	private final Organisation organisation;

	private final Clock clock;

	CaseViewReader(TaskService tasks, RepositoryService models, CaseFiles caseFiles, CaseLinks links, CaseRights access,
			AccessLog log, PaperService papers, ScanService scans, DocumentKinds documentKinds,
			SentMessageService messages, CaseQuestionService questions, Bookings bookings, DeliveryService deliveries,
			ExaminationReader examinations, EarlierStepReader earlierSteps, StaffNameReader names, Rights rights,
			Clock clock) {
		this.tasks = tasks;
		this.models = models;
		this.caseFiles = caseFiles;
		this.links = links;
		this.access = access;
		this.log = log;
		this.papers = papers;
		this.scans = scans;
		this.documentKinds = documentKinds;
		this.messages = messages;
		this.questions = questions;
		this.bookings = bookings;
		this.deliveries = deliveries;
		this.examinations = examinations;
		this.earlierSteps = earlierSteps;
		this.names = names;
		this.rights = rights;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/**
	 * Returns the whole case.
	 * @param taskId the task beside which it is shown, or {@code null}
	 * @param kinds of documents that the reader may scan; {@code null} if they may add
	 * nothing
	 */
	public CaseView forCase(CaseFile file, Collection<String> groups, String taskId, List<String> kinds) {
		return sheet(this.caseFiles.dossier(file.reference()), groups, taskId, kinds, ShownPart.all());
	}

	/**
	 * Returns the head of the case with some of its parts; the others are {@code null}.
	 */
	CaseView forParts(CaseFile file, Collection<String> groups, String taskId, Set<ShownPart> shows) {
		return sheet(this.caseFiles.dossier(file.reference()), groups, taskId, null, shows);
	}

	/** Returns what a department that is asked for its opinion sees. */
	public CaseView forConsulted(CaseFile file, Collection<String> groups, String taskId, List<String> kinds,
			ConsultedView part) {
		var dossier = this.caseFiles.dossier(file.reference());
		var question = dossier.notes()
			.stream()
			.filter(part::mayBe)
			.reduce((one, later) -> later)
			.map((note) -> new CaseView.Step(note.stepName(),
					person(note.author(), this.names.forAccounts(List.of(note.author()))), Moment.of(note.writtenAt()),
					List.of(), List.of(new CaseView.Note(CaseFileWords.of("note", note.kind()), note.text(), null))));
		return part.restrict(sheet(dossier, groups, taskId, kinds, ShownPart.all()), question.stream().toList());
	}

	/**
	 * Returns the papers that the reader may know of, sealed ones beside a task only.
	 * @param taskId the task beside which they are shown, or {@code null}
	 */
	public List<IssuedPaper> papers(String reference, Collection<String> groups, String taskId) {
		return this.access.readsForRequester(groups) ? this.papers.forRequester(reference)
				: this.papers.forCase(reference).stream().filter((paper) -> taskId != null || !paper.sealed()).toList();
	}

	private CaseView sheet(CaseDossier dossier, Collection<String> groups, String taskId, List<String> kinds,
			Set<ShownPart> shows) {
		CaseFile file = dossier.file();
		boolean whole = shows.equals(ShownPart.all());
		boolean forRequester = this.access.readsForRequester(groups);
		var open = open(file);
		boolean withReaders = whole && this.access.mayReadLog(groups, file);
		return new CaseView(file.reference(), CaseFileWords.word("state", file.state()),
				CaseFileWords.word("priority", file.classification().priority()), overdue(file),
				service(file.processKey()), CaseFileWords.of("requestType", file.classification().requestType()),
				name(this.organisation.centre(file.place().centre())),
				name(this.organisation.section(file.place().section())),
				(file.classification().department() != null)
						? name(this.organisation.department(file.classification().department())) : null,
				CaseFileWords.of("channel", file.channel()), Moment.of(file.times().openedAt()),
				Moment.of(file.times().dueAt()), Moment.of(file.times().closedAt()), requester(file), agent(file),
				file.request().subject(), file.request().text(),
				shows.contains(ShownPart.APPOINTMENT) ? booking(file) : null,
				(shows.contains(ShownPart.EXAMINATION) && !forRequester) ? this.examinations.forCase(file.reference())
						: null,
				whole ? timeline(dossier) : null, waiting(open, taskId),
				shows.contains(ShownPart.STEPS) ? steps(dossier, groups, forRequester) : null,
				shows.contains(ShownPart.PAPERS) ? issued(papers(file.reference(), groups, taskId)) : null,
				(shows.contains(ShownPart.DOCUMENTS) && !forRequester) ? scanned(file.reference()) : null,
				(shows.contains(ShownPart.MESSAGES) && !forRequester) ? sent(file.reference()) : null,
				whole ? links(file, groups, forRequester) : null,
				(whole && !forRequester) ? earlier(dossier, groups) : null,
				shows.contains(ShownPart.DELIVERY)
						? this.deliveries.forCase(file.reference()).map(this::onItsWay).orElse(null) : null,
				withReaders ? readers(file.reference()) : null, named(kinds), handedOver(open, taskId),
				viewing(open, taskId), (whole && !forRequester) ? thread(file.reference()) : null,
				whole && !forRequester && !this.questions.mayEnquire(file.reference()));
	}

	/** Returns kinds of document as they are kept, with their names. */
	private List<CaseView.Word> named(List<String> kinds) {
		return (kinds != null)
				? kinds.stream().map((kind) -> new CaseView.Word(kind, this.documentKinds.shown(kind))).toList() : null;
	}

	/**
	 * Returns the earlier steps; staff who speak with the requester read neither notes
	 * nor decisions.
	 */
	private List<CaseView.Step> steps(CaseDossier dossier, Collection<String> groups, boolean forRequester) {
		var file = dossier.file();
		if (!forRequester) {
			return this.earlierSteps.forCase(file.reference(), file.processKey(), notes(dossier, groups));
		}
		return this.earlierSteps.forCase(file.reference(), file.processKey(), List.of())
			.stream()
			.map((step) -> new CaseView.Step(step.name(), step.by(), step.at(), List.of(), step.notes()))
			.toList();
	}

	private List<CaseView.Scanned> scanned(String reference) {
		var scans = this.scans.forCase(reference);
		var people = this.names.forAccounts(scans.stream().map(Scan::addedBy).toList());
		return scans.stream()
			.map((scan) -> new CaseView.Scanned(scan.number(), this.documentKinds.shown(scan.kind()), scan.name(),
					scan.contentHash(), scan.mediaType().startsWith("image/"), person(scan.addedBy(), people),
					Moment.of(scan.addedAt())))
			.toList();
	}

	private List<CaseView.Message> sent(String reference) {
		return this.messages.forCase(reference)
			.stream()
			.map((message) -> new CaseView.Message(message.text().orElse(null), message.mobile().orElse(null),
					CaseFileWords.word("message", message.state()), Moment.of(message.at())))
			.toList();
	}

	private List<CaseView.Asked> thread(String reference) {
		var written = this.questions.forCase(reference);
		var people = this.names.forAccounts(written.stream()
			.flatMap((one) -> Stream.concat(Stream.of(one.askedBy()), one.answeredBy().stream()))
			.filter((person) -> !person.equals(CaseRead.REQUESTER))
			.toList());
		return written.stream()
			.map((one) -> new CaseView.Asked(person(one.askedBy(), people), one.question(), Moment.of(one.askedAt()),
					one.answer().orElse(null), one.answeredBy().map((by) -> person(by, people)).orElse(null),
					Moment.of(one.answeredAt().orElse(null)),
					CaseFileWords.word("question", one.outcome().orElse(null))))
			.toList();
	}

	private List<CaseView.Reader> readers(String reference) {
		var entries = this.log.forCase(reference).stream().limit(LAST_READERS).toList();
		var people = this.names.forAccounts(entries.stream().map((entry) -> entry.read().reader()).toList());
		return entries.stream()
			.map((entry) -> new CaseView.Reader(reader(entry.read(), people),
					CaseFileWords.of("door", entry.read().door()), CaseFileWords.of("shown", entry.read().shown()),
					entry.read().paperNumber().orElse(null), Moment.of(entry.at())))
			.toList();
	}

	private static String reader(CaseRead read, Map<String, String> people) {
		return switch (read.reader()) {
			case CaseRead.REQUESTER -> null;
			case CaseRead.REPRESENTATIVE -> CaseFileWords.of("actor", CaseRead.REPRESENTATIVE);
			default -> people.getOrDefault(read.reader(), read.reader());
		};
	}

	private static String person(String user, Map<String, String> people) {
		return user.equals(CaseRead.REQUESTER) ? CaseFileWords.of("actor", "requester")
				: people.getOrDefault(user, user);
	}

	private CaseView.OnItsWay onItsWay(Delivery delivery) {
		return new CaseView.OnItsWay(CaseFileWords.of("delivery", delivery.state()),
				delivery.trackingNumber().map(TrackingNumber::value).orElse(null),
				(delivery.attempts() > 0) ? String.valueOf(delivery.attempts()) : null,
				delivery.failureReason().map((reason) -> CaseFileWords.of("failureReason", reason)).orElse(null),
				name(this.organisation.centre(delivery.office())), delivery.shelfMark().orElse(null),
				delivery.keptUntil().map(Moment::of).orElse(null));
	}

	private boolean overdue(CaseFile file) {
		return file.times().dueAt() != null && file.times().closedAt() == null && file.times().clockStoppedAt() == null
				&& this.clock.instant().isAfter(file.times().dueAt());
	}

	public String service(String processKey) {
		return Optional
			.ofNullable(this.models.createProcessDefinitionQuery()
				.processDefinitionKey(processKey)
				.latestVersion()
				.singleResult())
			.map(ProcessDefinition::getName)
			.orElse(processKey);
	}

	private static String name(Optional<Place> place) {
		return place.map(Place::shown).orElse(null);
	}

	private static CaseView.Person requester(CaseFile file) {
		return new CaseView.Person(file.requester().name(), CaseFileWords.of("requesterKind", file.requester().kind()),
				file.requester().identityNumber(), file.requester().mobile());
	}

	private static CaseView.Person agent(CaseFile file) {
		return file.requester()
			.agent()
			.map((agent) -> new CaseView.Person(agent.name(),
					agent.representation()
						.map((right) -> CaseFileWords.of("representation", right.name()))
						.orElse(null),
					agent.identity(), null))
			.orElse(null);
	}

	private CaseView.Booking booking(CaseFile file) {
		return this.bookings.forCase(file.reference())
			.flatMap((booking) -> booking.slot()
				.map((slot) -> new CaseView.Booking(host(slot), CaseFileWords.of("meetingMode", slot.mode()),
						Moment.of(slot.startsAt()), place(slot), booking.interpreter().orElse(null),
						room(booking, slot))))
			.orElse(null);
	}

	/** Returns the address of the room, which opens for those who belong to it only. */
	private String room(Booking booking, Slot slot) {
		var remote = this.bookings.interpreterCentre(booking.caseReference())
			.filter((centre) -> !centre.equals(slot.centre()))
			.isPresent();
		return booking.state().seated() && (slot.mode() == Mode.VIDEO || remote)
				? "/staff/rooms/" + booking.caseReference() : null;
	}

	private String host(Slot slot) {
		if (slot.purpose() == Purpose.PRISON_VISIT) {
			return CaseFileWords.of("purpose", slot.purpose());
		}
		return this.organisation.department(slot.host())
			.map(Place::shown)
			.orElseGet(() -> CaseFileWords.of("meetingHost", slot.host()));
	}

	private String place(Slot slot) {
		return Stream.of(name(this.organisation.centre(slot.centre())), slot.room())
			.filter(Objects::nonNull)
			.collect(CaseFileWords.listed());
	}

	private static List<CaseView.Milestone> timeline(CaseDossier dossier) {
		return dossier.timeline()
			.stream()
			.map((milestone) -> new CaseView.Milestone(ShownText.choose(milestone.sentence(), milestone.english()),
					Moment.of(milestone.reachedAt())))
			.toList();
	}

	private List<Task> open(CaseFile file) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(file.reference())
			.active()
			.orderByTaskCreateTime()
			.asc()
			.list();
	}

	/**
	 * Checks whether the task beside which it is shown is about a package of the case.
	 */
	private String viewing(List<Task> open, String taskId) {
		return open.stream()
			.filter((task) -> task.getId().equals(taskId) && task.getProcessDefinitionId().startsWith(VIEWING))
			.map((task) -> "/staff/viewings/" + this.tasks.getVariable(taskId, "viewingNumber"))
			.findFirst()
			.orElse(null);
	}

	private static boolean handedOver(List<Task> open, String taskId) {
		return open.stream()
			.anyMatch((task) -> task.getId().equals(taskId) && task.getProcessDefinitionId().contains(HANDOVER));
	}

	private List<CaseView.Waiting> waiting(List<Task> open, String taskId) {
		return open.stream()
			.filter((task) -> !task.getId().equals(taskId))
			.map((task) -> new CaseView.Waiting(task.getName(), group(task),
					Moment.of(task.getCreateTime().toInstant()),
					(task.getDueDate() != null) ? Moment.of(task.getDueDate().toInstant()) : null))
			.toList();
	}

	/** Returns the name of the group that has the step. */
	private String group(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter((group) -> group != null)
			.map((group) -> this.rights.group(group).map(StaffGroup::shown).orElse(group))
			.collect(CaseFileWords.listed());
	}

	private List<CaseView.Paper> issued(List<IssuedPaper> papers) {
		var now = this.clock.instant();
		return papers.stream()
			.map((paper) -> new CaseView.Paper(paper.number(), paper.title(), paper.contentHash(),
					Moment.of(paper.issuedAt()),
					paper.since(now).map((since) -> CaseFileWords.word("paperState", paper.state(now))).orElse(null),
					paper.since(now).map(Moment::of).orElse(null)))
			.toList();
	}

	/**
	 * Returns the notes; that about possible duplicates names those that the reader may
	 * open.
	 */
	private List<CaseDossier.Note> notes(CaseDossier dossier, Collection<String> groups) {
		return dossier.notes()
			.stream()
			.map((note) -> note.kind().equals(DUPLICATE) ? note.with(known(note.text(), groups)) : note)
			.filter((note) -> !note.text().isEmpty())
			.toList();
	}

	private String known(String references, Collection<String> groups) {
		return this.caseFiles.all(List.of(references.split(SEPARATOR)))
			.stream()
			.filter((file) -> this.access.mayOpen(groups, file))
			.map(CaseFile::reference)
			.sorted()
			.collect(Collectors.joining(SEPARATOR));
	}

	/**
	 * Returns the linked cases that the reader may open; beside a task for the requester,
	 * those that were merged.
	 */
	private List<CaseView.Linked> links(CaseFile file, Collection<String> groups, boolean forRequester) {
		return this.links.forCase(file.reference())
			.stream()
			.filter((link) -> forRequester ? isMerged(file, link) : this.access.mayOpen(groups, link.other()))
			.map((link) -> new CaseView.Linked(CaseFileWords.word("link", link.code()), link.other().reference(),
					link.other().request().subject(), CaseFileWords.word("state", link.other().state()),
					Moment.of(link.other().times().openedAt())))
			.toList();
	}

	private static boolean isMerged(CaseFile file, CaseLink link) {
		return link.kind() == LinkKind.DUPLICATE
				&& link.other().requester().identityNumber().equals(file.requester().identityNumber());
	}

	/** Returns the earlier cases that the reader may open. */
	private List<CaseView.Earlier> earlier(CaseDossier dossier, Collection<String> groups) {
		var open = this.caseFiles.all(dossier.earlierCases().stream().map(CaseDossier.EarlierCase::reference).toList())
			.stream()
			.filter((file) -> this.access.mayOpen(groups, file))
			.map(CaseFile::reference)
			.collect(Collectors.toSet());
		return dossier.earlierCases()
			.stream()
			.filter((earlier) -> open.contains(earlier.reference()))
			.map((earlier) -> new CaseView.Earlier(earlier.reference(), earlier.subject(),
					CaseFileWords.word("state", earlier.state()), Moment.of(earlier.openedAt())))
			.toList();
	}

}
