package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.util.Base64;
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
import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.PlainText;
import sa.wusul.intake.AnswerLetterReader;
import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PagePicture;
import sa.wusul.papers.PaperPictureService;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.CaseViewReader;
import sa.wusul.webapps.ConsultedView;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.TaskView;
import sa.wusul.webapps.TaskViewReader;

/**
 * Service that provides the case of a task to the logged-in person: to staff of the
 * case's own places, and to the assignee of the task, such as an officer of another
 * department who is asked for a contribution. A confidential case is limited to staff of
 * its domain. Another case can be opened by its reference, by staff of its places only.
 * Reception staff cannot add anything.
 */
@Component
public class CaseViewService {

	private static final String NOTE = "note";

	private static final int SHORTEST_NOTE = 3;

	private static final int LONGEST_NOTE = 2000;

	private static final int LONGEST_ANSWER = 4000;

	private static final String PDF = "application/pdf";

	private static final String PREVIEW = "preview";

	private final TaskService tasks;

	private final RuntimeService instances;

	private final IdentityService identity;

	private final CaseFiles caseFiles;

	private final DisposedCaseRepository disposed;

	private final CaseRights access;

	private final AccessLog log;

	private final PaperService papers;

	private final ScanService scans;

	private final ScanKindReader kinds;

	private final CaseQuestionService questions;

	private final PaperPictureService pictures;

	private final AnswerLetterReader letters;

	private final CaseViewReader sheets;

	private final TaskViewReader taskViews;

	private final SignedInStaff signedInStaff;

	private final Clock clock;

	CaseViewService(TaskService tasks, RuntimeService instances, IdentityService identity, CaseFiles caseFiles,
			DisposedCaseRepository disposed, CaseRights access, AccessLog log, PaperService papers, ScanService scans,
			ScanKindReader kinds, CaseQuestionService questions, PaperPictureService pictures,
			AnswerLetterReader letters, CaseViewReader sheets, TaskViewReader taskViews, SignedInStaff signedInStaff,
			Clock clock) {
		this.tasks = tasks;
		this.instances = instances;
		this.identity = identity;
		this.caseFiles = caseFiles;
		this.disposed = disposed;
		this.access = access;
		this.log = log;
		this.papers = papers;
		this.scans = scans;
		this.kinds = kinds;
		this.questions = questions;
		this.pictures = pictures;
		this.letters = letters;
		this.sheets = sheets;
		this.taskViews = taskViews;
		this.signedInStaff = signedInStaff;
		this.clock = clock;
	}

	CaseView caseOf(String taskId) {
		CaseFile file = readableCaseOf(taskId);
		Collection<String> groups = this.signedInStaff.groups();
		this.log.write(look(file, taskId));
		Optional<ConsultedView> consulted = consulted(taskId, file);
		return this.signedInStaff.unrestricted(() -> {
			List<String> addable = mayAdd(file, groups) ? this.kinds.forTask(taskId, file.processKey()) : null;
			return consulted.map((part) -> this.sheets.forConsulted(file, groups, taskId, addable, part))
				.orElseGet(() -> this.sheets.forCase(file, groups, taskId, addable));
		});
	}

	/** Returns what the form of the task shows of its case. */
	TaskView sheetOf(String taskId) {
		CaseFile file = readableCaseOf(taskId);
		Collection<String> groups = this.signedInStaff.groups();
		String user = this.signedInStaff.user();
		this.log.write(look(file, taskId));
		Task task = task(taskId);
		Optional<ConsultedView> consulted = consulted(taskId, file);
		return this.signedInStaff
			.unrestricted(() -> consulted.map((part) -> this.taskViews.forConsulted(task, file, user, groups, part))
				.orElseGet(() -> this.taskViews.forTask(task, file, user, groups)));
	}

	/**
	 * Returns the case in Cockpit, if the person's groups may open it without a task.
	 */
	public CaseView supervisedCase(CaseFile file) {
		this.log.write(supervised(file));
		Collection<String> groups = this.signedInStaff.groups();
		return this.signedInStaff.unrestricted(() -> this.sheets.forCase(file, groups, null, null));
	}

	public Document supervisedPaper(CaseFile file, String contentHash) {
		return document(file, contentHash, supervised(file), null);
	}

	/** Returns a case other than that of the present task. */
	CaseView caseWith(String reference) {
		CaseFile file = openable(reference);
		Collection<String> groups = this.signedInStaff.groups();
		this.log.write(CaseRead.fromDesk(file.reference(), this.signedInStaff.user()));
		return this.signedInStaff.unrestricted(() -> this.sheets.forCase(file, groups, null, null));
	}

	Document paperOf(String taskId, String contentHash) {
		CaseFile file = readableCaseOf(taskId);
		consulted(taskId, file)
			.filter((part) -> this.scans.forCase(file.reference(), contentHash)
				.filter((scan) -> part.shows(scan.number()))
				.isEmpty())
			.ifPresent((part) -> {
				throw new RefusalException(Kind.UNKNOWN, "paper.unknown");
			});
		return document(file, contentHash, look(file, taskId), taskId);
	}

	Document paperWith(String reference, String contentHash) {
		CaseFile file = openable(reference);
		return document(file, contentHash, CaseRead.fromDesk(file.reference(), this.signedInStaff.user()), null);
	}

	/** Returns a page of a document of the task's case, for reading in the page. */
	Leaf pageOf(String taskId, String contentHash, int page) {
		return leaf(paperOf(taskId, contentHash), page);
	}

	Leaf pageWith(String reference, String contentHash, int page) {
		return leaf(paperWith(reference, contentHash), page);
	}

	public Leaf supervisedPage(CaseFile file, String contentHash, int page) {
		return leaf(supervisedPaper(file, contentHash), page);
	}

	private Leaf leaf(Document document, int page) {
		if (!document.mediaType().equals(PDF)) {
			throw new RefusalException(Kind.UNPROCESSABLE, "paper.notDrawable");
		}
		return Leaf.of(this.pictures.read(document.content(), page));
	}

	/**
	 * Returns a page of the letter with the answer as it would be issued now. Nothing is
	 * issued or kept.
	 * @param answer what the person has written so far; {@code null} for the answer that
	 * is written already
	 */
	Leaf letterOf(String taskId, String answer, int page) {
		CaseFile file = changeableCaseOf(taskId);
		if (consulted(taskId, file).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "letter.consulted");
		}
		if (!this.letters.answers(file)) {
			throw new RefusalException(Kind.CONFLICT, "letter.tooEarly");
		}
		if (answer != null && answer.strip().length() < SHORTEST_NOTE) {
			throw new RefusalException(Kind.INVALID, "letter.empty");
		}
		if (answer != null && answer.length() > LONGEST_ANSWER) {
			throw new RefusalException(Kind.INVALID, "malformed");
		}
		this.log.write(look(file, taskId));
		return this.signedInStaff.unrestricted(() -> {
			var letter = (answer != null) ? this.letters.withAnswer(file.reference(), PREVIEW, answer)
					: this.letters.withLastAnswer(file.reference(), PREVIEW);
			return Leaf.of(this.pictures.readDraft(this.papers.preview(letter), page));
		});
	}

	/** Adds a note by the person; the same text twice in a row is one note. */
	void write(String taskId, String text) {
		CaseFile file = changeableCaseOf(taskId);
		String note = (text != null) ? text.strip() : "";
		if (note.length() < SHORTEST_NOTE || note.length() > LONGEST_NOTE) {
			throw new RefusalException(Kind.INVALID, "note.length", SHORTEST_NOTE, LONGEST_NOTE);
		}
		PlainText.check(note);
		Task task = task(taskId);
		var written = this.caseFiles.dossier(file.reference()).notes();
		boolean again = !written.isEmpty() && written.get(written.size() - 1).author().equals(this.signedInStaff.user())
				&& written.get(written.size() - 1).text().equals(note);
		if (!again) {
			this.caseFiles.write(file.reference(), new Note(task.getTaskDefinitionKey(), task.getName(), NOTE, note,
					this.signedInStaff.user(), this.clock.instant()));
		}
	}

	/**
	 * Asks the requester about their case; whoever gives an opinion only asks whoever
	 * works on it.
	 */
	void ask(String taskId, String question) {
		CaseFile file = changeableCaseOf(taskId);
		if (consulted(taskId, file).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "question.consulted");
		}
		this.questions.enquire(file, question, this.signedInStaff.user(), taskId);
	}

	/** Stores a document provided by the requester. */
	Scan scan(String taskId, String kind, String fileName, byte[] content) {
		CaseFile file = changeableCaseOf(taskId);
		if (!this.signedInStaff.unrestricted(() -> this.kinds.forTask(taskId, file.processKey())).contains(kind)) {
			throw new RefusalException(Kind.INVALID, "scan.kind");
		}
		return this.scans.add(file.reference(), kind, fileName, content, this.signedInStaff.user());
	}

	private Document document(CaseFile file, String contentHash, CaseRead look, String taskId) {
		Optional<IssuedPaper> paper = this.sheets.papers(file.reference(), this.signedInStaff.groups(), taskId)
			.stream()
			.filter((issued) -> issued.contentHash().equals(contentHash))
			.findFirst();
		if (paper.filter(IssuedPaper::sealed).isPresent() && !handsOver(file, taskId)) {
			throw new RefusalException(Kind.FORBIDDEN, "paper.sealed");
		}
		if (paper.isPresent()) {
			this.log.write(look.paper(paper.get().number()));
			return new Document(paper.get().number(), PDF, this.papers.content(contentHash), false);
		}
		Scan scan = Optional.of(file.reference())
			.filter((reference) -> !this.access.readsForRequester(this.signedInStaff.groups()))
			.flatMap((reference) -> this.scans.forCase(reference, contentHash))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown"));
		this.log.write(look.paper(scan.number()));
		return new Document(scan.number(), scan.mediaType(), this.scans.content(scan), true);
	}

	/**
	 * Checks whether the person has a task of the case's own process, which hands its
	 * sealed papers over.
	 */
	private boolean handsOver(CaseFile file, String taskId) {
		Task task = task(taskId);
		return task.getProcessDefinitionId().startsWith(file.processKey() + ":")
				&& this.signedInStaff.user().equals(task.getAssignee());
	}

	private CaseRead supervised(CaseFile file) {
		if (!this.access.mayRead(this.signedInStaff.groups(), file.reference())) {
			throw new RefusalException(Kind.FORBIDDEN, "case.forbidden");
		}
		return CaseRead.at(CaseRead.Endpoint.COCKPIT, file.reference(), this.signedInStaff.user(), CaseRead.Shown.CASE);
	}

	private CaseRead look(CaseFile file, String taskId) {
		return CaseRead.fromTask(file.reference(), this.signedInStaff.user(), taskId);
	}

	private boolean mayAdd(CaseFile file, Collection<String> groups) {
		return !this.access.readsForRequester(groups) && !file.state().closed();
	}

	private CaseFile changeableCaseOf(String taskId) {
		CaseFile file = readableCaseOf(taskId);
		if (!mayAdd(file, this.signedInStaff.groups())) {
			throw new RefusalException(Kind.FORBIDDEN, "case.mayNotAdd");
		}
		return file;
	}

	/** Returns a case the person may open; others are reported as unknown. */
	private CaseFile openable(String reference) {
		return Optional.ofNullable(this.identity.getCurrentAuthentication())
			.flatMap((staff) -> this.caseFiles.find(reference)
				.filter((file) -> this.access.mayOpen(staff.getGroupIds(), file)))
			.orElseThrow(() -> this.disposed.missing(reference, this.signedInStaff.groups()));
	}

	private CaseFile readableCaseOf(String taskId) {
		Authentication staff = this.identity.getCurrentAuthentication();
		Task task = task(taskId);
		if (staff == null || task == null) {
			throw new RefusalException(Kind.UNKNOWN, "task.gone");
		}
		CaseFile file = this.signedInStaff.unrestricted(() -> caseOf(task))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "task.withoutCase"));
		if (!this.access.maySee(staff.getGroupIds(), file)
				|| !this.access.mayRead(staff.getGroupIds(), file.reference())
						&& !this.signedInStaff.unrestricted(() -> given(task, staff))) {
			throw new RefusalException(Kind.FORBIDDEN, "case.forbidden");
		}
		return file;
	}

	/**
	 * Returns the part of the case that the task's department sees, if it is only asked
	 * for its opinion.
	 */
	private Optional<ConsultedView> consulted(String taskId, CaseFile file) {
		if (this.access.mayRead(this.signedInStaff.groups(), file.reference())) {
			return Optional.empty();
		}
		var asked = task(taskId).getCreateTime().toInstant();
		return this.signedInStaff
			.unrestricted(() -> Optional.ofNullable((String) this.tasks.getVariable(taskId, "opinionQuestion"))
				.map((question) -> ConsultedView.of(question, asked,
						(String) this.tasks.getVariable(taskId, "opinionPapers"))));
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

	/**
	 * A file of a type that a browser displays and does not execute.
	 *
	 * @param number of the paper or scan, by which it is saved
	 * @param uploaded whether it came from outside
	 */
	public record Document(String number, String mediaType, byte[] content, boolean uploaded) {
	}

	/**
	 * A page of a document in the page of a task.
	 *
	 * @param page from 1
	 * @param pages how many the document has
	 * @param picture address of the picture, which contains it
	 */
	public record Leaf(int page, int pages, String picture) {

		static Leaf of(PagePicture drawn) {
			return new Leaf(drawn.page(), drawn.pages(),
					"data:image/jpeg;base64," + Base64.getEncoder().encodeToString(drawn.jpeg()));
		}

	}

}
