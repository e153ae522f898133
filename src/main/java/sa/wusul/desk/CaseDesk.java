package sa.wusul.desk;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.delivery.Deliveries;
import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.platform.clock.Moment;
import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseAccess;
import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.Papers;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Lays the case of a task on the desk of the person who is logged in: for staff of the
 * case's own places, and for whoever was given that task, such as another department's
 * officer who is asked for a contribution; a confidential case for staff of its domain
 * only. Whoever only receives requesters sees no notes, no confidential papers and no
 * other cases.
 */
@Component
class CaseDesk {

	/** So many looks stand in the tab; the log has all. */
	private static final int LAST_READERS = 50;

	private final TaskService tasks;

	private final RuntimeService instances;

	private final RepositoryService models;

	private final IdentityService identity;

	private final CaseFiles caseFiles;

	private final CaseAccess access;

	private final AccessLog log;

	private final Papers papers;

	private final Bookings bookings;

	private final Deliveries deliveries;

	private final Examinations examinations;

	private final EarlierSteps earlierSteps;

	private final StaffNames names;

	private final Rights rights;

	private final Organisation organisation;

	private final Clock clock;

	CaseDesk(TaskService tasks, RuntimeService instances, RepositoryService models, IdentityService identity,
			CaseFiles caseFiles, CaseAccess access, AccessLog log, Papers papers, Bookings bookings,
			Deliveries deliveries, Examinations examinations, EarlierSteps earlierSteps, StaffNames names,
			Rights rights, Clock clock) {
		this.tasks = tasks;
		this.instances = instances;
		this.models = models;
		this.identity = identity;
		this.caseFiles = caseFiles;
		this.access = access;
		this.log = log;
		this.papers = papers;
		this.bookings = bookings;
		this.deliveries = deliveries;
		this.examinations = examinations;
		this.earlierSteps = earlierSteps;
		this.names = names;
		this.rights = rights;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	CaseSheet caseOf(String taskId) {
		CaseFile file = readableCaseOf(taskId);
		boolean forRequester = forRequester();
		boolean withReaders = this.access.mayReadLog(this.identity.getCurrentAuthentication().getGroupIds(), file);
		this.log.write(look(file, taskId));
		return unrestricted(() -> sheet(this.caseFiles.dossier(file.reference()), taskId, forRequester, withReaders));
	}

	/**
	 * The same in Cockpit, for a case that the person's groups may open without a task.
	 */
	CaseSheet supervisedCase(CaseFile file) {
		Authentication staff = this.identity.getCurrentAuthentication();
		if (!this.access.mayRead(staff.getGroupIds(), file.reference())) {
			throw new Refusal(Kind.FORBIDDEN, "case.forbidden");
		}
		boolean withReaders = this.access.mayReadLog(staff.getGroupIds(), file);
		this.log.write(CaseRead.at(CaseRead.Door.COCKPIT, file.reference(), staff.getUserId(), CaseRead.Shown.CASE));
		return unrestricted(() -> sheet(this.caseFiles.dossier(file.reference()), null, false, withReaders));
	}

	byte[] paperOf(String taskId, String contentHash) {
		CaseFile file = readableCaseOf(taskId);
		IssuedPaper paper = papers(file.reference(), forRequester()).stream()
			.filter((issued) -> issued.contentHash().equals(contentHash))
			.findFirst()
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "paper.unknown"));
		this.log.write(look(file, taskId).paper(paper.number()));
		return this.papers.content(contentHash);
	}

	private CaseRead look(CaseFile file, String taskId) {
		return CaseRead.fromTask(file.reference(), this.identity.getCurrentAuthentication().getUserId(), taskId);
	}

	private boolean forRequester() {
		return this.access.readsForRequester(this.identity.getCurrentAuthentication().getGroupIds());
	}

	private List<IssuedPaper> papers(String reference, boolean forRequester) {
		return forRequester ? this.papers.forRequester(reference) : this.papers.ofCase(reference);
	}

	private CaseFile readableCaseOf(String taskId) {
		Authentication staff = this.identity.getCurrentAuthentication();
		Task task = this.tasks.createTaskQuery().taskId(taskId).singleResult();
		if (staff == null || task == null) {
			throw new Refusal(Kind.UNKNOWN, "task.gone");
		}
		CaseFile file = unrestricted(() -> caseOf(task))
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "task.withoutCase"));
		if (!this.access.maySee(staff.getGroupIds(), file)
				|| !this.access.mayRead(staff.getGroupIds(), file.reference())
						&& !unrestricted(() -> given(task, staff))) {
			throw new Refusal(Kind.FORBIDDEN, "case.forbidden");
		}
		return file;
	}

	private Optional<CaseFile> caseOf(Task task) {
		return Optional.ofNullable(task.getProcessInstanceId())
			.map((id) -> this.instances.createProcessInstanceQuery().processInstanceId(id).singleResult())
			.map(ProcessInstance::getBusinessKey)
			.flatMap(this.caseFiles::find);
	}

	private boolean given(Task task, Authentication staff) {
		Collection<String> groups = staff.getGroupIds();
		return staff.getUserId().equals(task.getAssignee()) || this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.anyMatch(groups::contains);
	}

	/** The engine's own rights are narrower than the case file's, which is checked. */
	private <T> T unrestricted(Supplier<T> question) {
		Authentication staff = this.identity.getCurrentAuthentication();
		this.identity.clearAuthentication();
		try {
			return question.get();
		}
		finally {
			this.identity.setAuthentication(staff);
		}
	}

	private CaseSheet sheet(CaseDossier dossier, String taskId, boolean forRequester, boolean withReaders) {
		CaseFile file = dossier.file();
		return new CaseSheet(file.reference(), Words.word("state", file.state()),
				Words.word("priority", file.priority()), overdue(file), service(file.processKey()),
				Words.of("requestType", file.requestType()), name(this.organisation.centre(file.centre())),
				name(this.organisation.section(file.section())),
				(file.department() != null) ? name(this.organisation.department(file.department())) : null,
				Words.of("channel", file.channel()), Moment.of(file.openedAt()), Moment.of(file.dueAt()),
				Moment.of(file.closedAt()), requester(file), agent(file), file.subject(), file.requestText(),
				booking(file), forRequester ? null : this.examinations.of(file.reference()), timeline(dossier),
				waiting(file, taskId),
				this.earlierSteps.of(file.reference(), forRequester ? List.of() : dossier.notes()),
				issued(papers(file.reference(), forRequester)), forRequester ? null : earlier(dossier),
				this.deliveries.of(file.reference()).map(this::onItsWay).orElse(null),
				withReaders ? readers(file.reference()) : null);
	}

	private List<CaseSheet.Reader> readers(String reference) {
		var entries = this.log.of(reference).stream().limit(LAST_READERS).toList();
		var people = this.names.of(entries.stream().map((entry) -> entry.read().reader()).toList());
		return entries.stream()
			.map((entry) -> new CaseSheet.Reader(reader(entry.read(), people), Words.of("door", entry.read().door()),
					Words.of("shown", entry.read().shown()), entry.read().paperNumber().orElse(null),
					Moment.of(entry.at())))
			.toList();
	}

	private static String reader(CaseRead read, Map<String, String> people) {
		return (read.door() == CaseRead.Door.TRACKING) ? null : people.getOrDefault(read.reader(), read.reader());
	}

	private CaseSheet.OnItsWay onItsWay(Delivery delivery) {
		return new CaseSheet.OnItsWay(Words.of("delivery", delivery.state()),
				delivery.trackingNumber().map(TrackingNumber::value).orElse(null),
				(delivery.attempts() > 0) ? String.valueOf(delivery.attempts()) : null,
				delivery.failureReason().map((reason) -> Words.of("failureReason", reason)).orElse(null),
				name(this.organisation.centre(delivery.office())), delivery.shelfMark().orElse(null),
				delivery.keptUntil().map(Moment::of).orElse(null));
	}

	private boolean overdue(CaseFile file) {
		return file.dueAt() != null && file.closedAt() == null && file.clockStoppedAt() == null
				&& this.clock.instant().isAfter(file.dueAt());
	}

	private String service(String processKey) {
		return Optional
			.ofNullable(this.models.createProcessDefinitionQuery()
				.processDefinitionKey(processKey)
				.latestVersion()
				.singleResult())
			.map(ProcessDefinition::getName)
			.orElse(processKey);
	}

	private static String name(Optional<Place> place) {
		return place.map(Place::ar).orElse(null);
	}

	private static CaseSheet.Person requester(CaseFile file) {
		return new CaseSheet.Person(file.requesterName(), Words.of("requesterKind", file.requesterKind()),
				file.identityNumber(), file.mobile());
	}

	private static CaseSheet.Person agent(CaseFile file) {
		return (file.agentName() != null) ? new CaseSheet.Person(file.agentName(), null, file.agentIdentity(), null)
				: null;
	}

	private CaseSheet.Booking booking(CaseFile file) {
		return this.bookings.of(file.reference())
			.flatMap((booking) -> booking.slot()
				.map((slot) -> new CaseSheet.Booking(host(slot), Words.of("meetingMode", slot.mode()),
						Moment.of(slot.startsAt()), place(slot), booking.interpreter().orElse(null))))
			.orElse(null);
	}

	private String host(Slot slot) {
		if (slot.purpose() == Purpose.PRISON_VISIT) {
			return Words.of("purpose", slot.purpose());
		}
		return this.organisation.department(slot.host())
			.map(Place::ar)
			.orElseGet(() -> Words.of("meetingHost", slot.host()));
	}

	private String place(Slot slot) {
		return Stream.of(name(this.organisation.centre(slot.centre())), slot.room())
			.filter(Objects::nonNull)
			.collect(Collectors.joining("، "));
	}

	private static List<CaseSheet.Milestone> timeline(CaseDossier dossier) {
		return dossier.timeline()
			.stream()
			.map((milestone) -> new CaseSheet.Milestone(milestone.sentence(), Moment.of(milestone.reachedAt())))
			.toList();
	}

	private List<CaseSheet.Waiting> waiting(CaseFile file, String taskId) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(file.reference())
			.active()
			.orderByTaskCreateTime()
			.asc()
			.list()
			.stream()
			.filter((task) -> !task.getId().equals(taskId))
			.map((task) -> new CaseSheet.Waiting(task.getName(), group(task),
					Moment.of(task.getCreateTime().toInstant()),
					(task.getDueDate() != null) ? Moment.of(task.getDueDate().toInstant()) : null))
			.toList();
	}

	/** Who has the step, by the name of his group. */
	private String group(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter((group) -> group != null)
			.map((group) -> this.rights.group(group).map(StaffGroup::ar).orElse(group))
			.collect(Collectors.joining("، "));
	}

	private static List<CaseSheet.Paper> issued(List<IssuedPaper> papers) {
		return papers.stream()
			.map((paper) -> new CaseSheet.Paper(paper.number(), paper.title(), paper.contentHash(),
					Moment.of(paper.issuedAt())))
			.toList();
	}

	private static List<CaseSheet.Earlier> earlier(CaseDossier dossier) {
		return dossier.earlierCases()
			.stream()
			.map((earlier) -> new CaseSheet.Earlier(earlier.reference(), earlier.subject(),
					Words.word("state", earlier.state()), Moment.of(earlier.openedAt())))
			.toList();
	}

}
