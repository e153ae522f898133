package sa.wusul.desk;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseAccess;
import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.PlainText;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.Papers;
import sa.wusul.papers.Scan;
import sa.wusul.papers.Scans;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Provides the case of a task to the logged-in person: to staff of the case's own places,
 * and to the assignee of the task, such as an officer of another department who is asked
 * for a contribution. A confidential case is limited to staff of its domain. Another case
 * can be opened by its reference, by staff of its places only. Reception staff cannot add
 * anything.
 */
@Component
class CaseDesk {

	private static final String NOTE = "note";

	private static final int SHORTEST_NOTE = 3;

	private static final int LONGEST_NOTE = 2000;

	private final TaskService tasks;

	private final RuntimeService instances;

	private final IdentityService identity;

	private final CaseFiles caseFiles;

	private final CaseAccess access;

	private final AccessLog log;

	private final Papers papers;

	private final Scans scans;

	private final ScanKinds kinds;

	private final CaseSheets sheets;

	private final Desk desk;

	private final Clock clock;

	CaseDesk(TaskService tasks, RuntimeService instances, IdentityService identity, CaseFiles caseFiles,
			CaseAccess access, AccessLog log, Papers papers, Scans scans, ScanKinds kinds, CaseSheets sheets, Desk desk,
			Clock clock) {
		this.tasks = tasks;
		this.instances = instances;
		this.identity = identity;
		this.caseFiles = caseFiles;
		this.access = access;
		this.log = log;
		this.papers = papers;
		this.scans = scans;
		this.kinds = kinds;
		this.sheets = sheets;
		this.desk = desk;
		this.clock = clock;
	}

	CaseSheet caseOf(String taskId) {
		CaseFile file = readableCaseOf(taskId);
		Collection<String> groups = this.desk.groups();
		this.log.write(look(file, taskId));
		return this.desk.unrestricted(() -> this.sheets.of(file, groups, taskId,
				mayAdd(file, groups) ? this.kinds.of(taskId, file.processKey()) : null));
	}

	/**
	 * Returns the case in Cockpit, if the person's groups may open it without a task.
	 */
	CaseSheet supervisedCase(CaseFile file) {
		this.log.write(supervised(file));
		Collection<String> groups = this.desk.groups();
		return this.desk.unrestricted(() -> this.sheets.of(file, groups, null, null));
	}

	Document supervisedPaper(CaseFile file, String contentHash) {
		return document(file, contentHash, supervised(file));
	}

	/** Returns a case other than that of the present task. */
	CaseSheet caseWith(String reference) {
		CaseFile file = openable(reference);
		Collection<String> groups = this.desk.groups();
		this.log.write(CaseRead.fromDesk(file.reference(), this.desk.user()));
		return this.desk.unrestricted(() -> this.sheets.of(file, groups, null, null));
	}

	Document paperOf(String taskId, String contentHash) {
		CaseFile file = readableCaseOf(taskId);
		return document(file, contentHash, look(file, taskId));
	}

	Document paperWith(String reference, String contentHash) {
		CaseFile file = openable(reference);
		return document(file, contentHash, CaseRead.fromDesk(file.reference(), this.desk.user()));
	}

	/** Adds a note by the person; the same text twice in a row is one note. */
	void write(String taskId, String text) {
		CaseFile file = changeableCaseOf(taskId);
		String note = (text != null) ? text.strip() : "";
		if (note.length() < SHORTEST_NOTE || note.length() > LONGEST_NOTE) {
			throw new Refusal(Kind.INVALID, "note.length", SHORTEST_NOTE, LONGEST_NOTE);
		}
		PlainText.check(note);
		Task task = task(taskId);
		var written = this.caseFiles.dossier(file.reference()).notes();
		boolean again = !written.isEmpty() && written.get(written.size() - 1).author().equals(this.desk.user())
				&& written.get(written.size() - 1).text().equals(note);
		if (!again) {
			this.caseFiles.write(file.reference(), new Note(task.getTaskDefinitionKey(), task.getName(), NOTE, note,
					this.desk.user(), this.clock.instant()));
		}
	}

	/** Stores a document provided by the requester. */
	Scan scan(String taskId, String kind, String fileName, byte[] content) {
		CaseFile file = changeableCaseOf(taskId);
		if (!this.desk.unrestricted(() -> this.kinds.of(taskId, file.processKey())).contains(kind)) {
			throw new Refusal(Kind.INVALID, "scan.kind");
		}
		return this.scans.add(file.reference(), kind, fileName, content, this.desk.user());
	}

	private Document document(CaseFile file, String contentHash, CaseRead look) {
		Optional<IssuedPaper> paper = this.sheets.papers(file.reference(), this.desk.groups())
			.stream()
			.filter((issued) -> issued.contentHash().equals(contentHash))
			.findFirst();
		if (paper.isPresent()) {
			this.log.write(look.paper(paper.get().number()));
			return new Document("application/pdf", this.papers.content(contentHash));
		}
		Scan scan = Optional.of(file.reference())
			.filter((reference) -> !this.access.readsForRequester(this.desk.groups()))
			.flatMap((reference) -> this.scans.ofCase(reference, contentHash))
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "paper.unknown"));
		this.log.write(look.paper(scan.number()));
		return new Document(scan.mediaType(), this.scans.content(scan));
	}

	private CaseRead supervised(CaseFile file) {
		if (!this.access.mayRead(this.desk.groups(), file.reference())) {
			throw new Refusal(Kind.FORBIDDEN, "case.forbidden");
		}
		return CaseRead.at(CaseRead.Door.COCKPIT, file.reference(), this.desk.user(), CaseRead.Shown.CASE);
	}

	private CaseRead look(CaseFile file, String taskId) {
		return CaseRead.fromTask(file.reference(), this.desk.user(), taskId);
	}

	private boolean mayAdd(CaseFile file, Collection<String> groups) {
		return !this.access.readsForRequester(groups) && !file.state().closed();
	}

	private CaseFile changeableCaseOf(String taskId) {
		CaseFile file = readableCaseOf(taskId);
		if (!mayAdd(file, this.desk.groups())) {
			throw new Refusal(Kind.FORBIDDEN, "case.mayNotAdd");
		}
		return file;
	}

	/** Returns a case the person may open; others are reported as unknown. */
	private CaseFile openable(String reference) {
		return Optional.ofNullable(this.identity.getCurrentAuthentication())
			.flatMap((staff) -> this.caseFiles.find(reference)
				.filter((file) -> this.access.mayOpen(staff.getGroupIds(), file)))
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "case.unknown"));
	}

	private CaseFile readableCaseOf(String taskId) {
		Authentication staff = this.identity.getCurrentAuthentication();
		Task task = task(taskId);
		if (staff == null || task == null) {
			throw new Refusal(Kind.UNKNOWN, "task.gone");
		}
		CaseFile file = this.desk.unrestricted(() -> caseOf(task))
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "task.withoutCase"));
		if (!this.access.maySee(staff.getGroupIds(), file)
				|| !this.access.mayRead(staff.getGroupIds(), file.reference())
						&& !this.desk.unrestricted(() -> given(task, staff))) {
			throw new Refusal(Kind.FORBIDDEN, "case.forbidden");
		}
		return file;
	}

	private Task task(String taskId) {
		return this.tasks.createTaskQuery().taskId(taskId).singleResult();
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

	/** A file of a type that a browser displays and does not execute. */
	record Document(String mediaType, byte[] content) {
	}

}
