package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;

import org.springframework.stereotype.Service;

import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.records.DisposalEntry;
import sa.wusul.records.DisposalList;
import sa.wusul.records.Disposals;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.SignedInStaff;

/** Disposal lists for the officers and supervisors who decide on them. */
@Service
class DisposalViewService {

	private static final String NUMBER = "disposalNumber";

	private final TaskService tasks;

	private final Disposals disposals;

	private final PaperService papers;

	private final SignedInStaff staff;

	DisposalViewService(TaskService tasks, Disposals disposals, PaperService papers, SignedInStaff staff) {
		this.tasks = tasks;
		this.disposals = disposals;
		this.papers = papers;
		this.staff = staff;
	}

	/**
	 * Returns the list of a task, with its cases.
	 * @throws RefusalException {@code disposal.unknown}, also to staff of other places
	 */
	View listOf(String taskId) {
		var list = readable(Optional.ofNullable(this.tasks.createTaskQuery().taskId(taskId).singleResult())
			.map((task) -> this.staff.unrestricted(() -> this.tasks.getVariable(taskId, NUMBER)))
			.map((number) -> ((Number) number).longValue())
			.orElse(0L));
		return new View(list.number(), list.key(), list.certificate().orElse(null),
				this.disposals.entries(list.number()).stream().map(DisposalViewService::line).toList());
	}

	private static Line line(DisposalEntry entry) {
		return new Line(entry.reference(), CaseFileWords.of("state", entry.outcome()), Moment.of(entry.closedAt()),
				entry.ruleCode(), CaseFileWords.of("disposal", entry.state()));
	}

	/**
	 * Returns the certificate.
	 * @throws RefusalException {@code paper.unknown} if it is not issued yet
	 */
	Certificate certificate(long number) {
		var list = readable(number);
		return this.papers.forCase(list.key())
			.stream()
			.findFirst()
			.map(this::certificate)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown"));
	}

	private Certificate certificate(IssuedPaper paper) {
		return new Certificate(paper.number(), this.papers.content(paper.contentHash()));
	}

	private DisposalList readable(long number) {
		return this.disposals.find(number)
			.filter((list) -> list.office().isOf(this.staff.groups()))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "disposal.unknown"));
	}

	/** A list with its cases. */
	record View(long number, String key, String certificate, List<Line> cases) {
	}

	/** A case on a list. */
	record Line(String reference, String outcome, Moment closedAt, String rule, String state) {
	}

	/** The bytes of a certificate. */
	record Certificate(String number, byte[] content) {
	}

}
