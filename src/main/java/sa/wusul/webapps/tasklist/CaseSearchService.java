package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.clock.Moment;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.CaseViewReader;
import sa.wusul.webapps.SignedInStaff;

/**
 * The search for cases by their reference or by the requester's identity number. Identity
 * numbers are in the case file only. The result is limited to cases the person may open,
 * and each case shown is written to the access log.
 */
@Component
class CaseSearchService {

	private static final int MOST = 50;

	private static final String PERSON = "[12]\\d{9}";

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final AccessLog log;

	private final TaskService tasks;

	private final CaseViewReader sheets;

	private final SignedInStaff signedInStaff;

	CaseSearchService(CaseFiles caseFiles, CaseRights access, AccessLog log, TaskService tasks, CaseViewReader sheets,
			SignedInStaff signedInStaff) {
		this.caseFiles = caseFiles;
		this.access = access;
		this.log = log;
		this.tasks = tasks;
		this.sheets = sheets;
		this.signedInStaff = signedInStaff;
	}

	/**
	 * Finds cases.
	 * @throws sa.wusul.platform.problem.RefusalException if the text is neither a
	 * reference nor an identity number
	 */
	List<Found> find(String written) {
		var groups = this.signedInStaff.groups();
		return known(Digits.toLatin(written).replaceAll("[\\p{Cf}\\s]", ""))
			.filter((file) -> this.access.mayOpen(groups, file))
			.limit(MOST)
			.map(this::found)
			.toList();
	}

	private Stream<CaseFile> known(String number) {
		return number.matches(PERSON) ? this.caseFiles.forPerson(new IdentityNumber(number)).stream()
				: this.caseFiles.find(CaseReference.parse(number).value()).stream();
	}

	private Found found(CaseFile file) {
		this.log.write(CaseRead.fromDesk(file.reference(), this.signedInStaff.user()));
		// Queried with the person's own rights, so that only their visible tasks are
		// found.
		List<Task> mine = this.tasks.createTaskQuery().processInstanceBusinessKey(file.reference()).active().list();
		return new Found(file.reference(), this.sheets.service(file.processKey()), file.request().subject(),
				CaseFileWords.word("state", file.state()), Moment.of(file.times().openedAt()),
				mine.stream().map((task) -> new FoundTask(task.getId(), task.getName())).toList());
	}

	/**
	 * A case that was found.
	 *
	 * @param tasks the person's possible tasks in it
	 */
	record Found(String reference, String service, String subject, CaseView.Word state, Moment openedAt,
			List<FoundTask> tasks) {
	}

	record FoundTask(String id, String name) {
	}

}
