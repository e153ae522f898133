package sa.wusul.department.delegate;

import java.time.Clock;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.department.process.OpinionRequestProcess;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.ArabicText;

import static sa.wusul.department.process.ConsultationProcess.CONTRIBUTING_DEPARTMENT;
import static sa.wusul.department.process.ConsultationProcess.OPINION_COUNT;

/**
 * {@code Task_RecordSilence}: writes into the case file which departments had not given
 * their opinion when the officer went on or when their time ended.
 */
@Component
class RecordSilentDepartmentsDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final Organisation organisation;

	private final Clock clock;

	RecordSilentDepartmentsDelegate(CaseFiles caseFiles, Rights rights, Clock clock) {
		this.caseFiles = caseFiles;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var silent = silent(execution);
		this.caseFiles.write(execution.getProcessBusinessKey(),
				new Note(execution.getCurrentActivityId(), execution.getCurrentActivityName(), "silentDepartments",
						ArabicText.of("opinion.silent", silent), "wusul", this.clock.instant()));
	}

	/**
	 * Returns the departments whose opinions are still open; in the request to one
	 * department, whose time ended, that one.
	 */
	private String silent(DelegateExecution execution) {
		if (OPINION_COUNT.findIn(execution).isEmpty()) {
			return this.organisation.departmentName(CONTRIBUTING_DEPARTMENT.in(execution));
		}
		var tasks = execution.getProcessEngineServices().getTaskService();
		return EngineAccess.asSystem("the tasks of other departments are not the officer's",
				() -> tasks.createTaskQuery()
					.processInstanceBusinessKey(execution.getProcessBusinessKey())
					.processDefinitionKey(OpinionRequestProcess.KEY)
					.list()
					.stream()
					.map((task) -> (String) tasks.getVariable(task.getId(), CONTRIBUTING_DEPARTMENT.name()))
					.map(this.organisation::departmentName)
					.sorted()
					.collect(Collectors.joining("، ")));
	}

}
