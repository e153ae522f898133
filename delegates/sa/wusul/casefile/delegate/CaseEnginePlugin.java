package sa.wusul.casefile.delegate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.identity.Rights;

/** Connects the case file with the engine's forms and with the properties of models. */
@Component
public class CaseEnginePlugin extends AbstractProcessEnginePlugin {

	private final CaseFiles caseFiles;

	private final CaseSubmissions submissions;

	private final ServiceLevelTable serviceLevels;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final AnswerKeepers keepers;

	CaseEnginePlugin(CaseFiles caseFiles, CaseSubmissions submissions, ServiceLevelTable serviceLevels,
			WorkingTime workingTime, Rights rights, AnswerKeepers keepers) {
		this.caseFiles = caseFiles;
		this.submissions = submissions;
		this.serviceLevels = serviceLevels;
		this.workingTime = workingTime;
		this.rights = rights;
		this.keepers = keepers;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		var forms = new CaseForms();
		var completion = new TaskCompletion(this.submissions, forms, this.keepers);
		configuration.setFormService(new CaseFormService(this.submissions, completion, forms, this.keepers));
		configuration.setTaskService(new CaseTaskService(completion));
		var listeners = Optional.ofNullable(configuration.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		var confidential = new ConfidentialCases(this.caseFiles, this.rights);
		listeners.add(new CaseParseListener(
				(milestone, state) -> new StepEntry(this.caseFiles, this.workingTime, milestone, state),
				List.of(this.serviceLevels, new ConfidentialStep(confidential, this.rights),
						new Involvement(this.caseFiles, this.rights)),
				new OpenedCase(this.caseFiles), new BesideConfidential(confidential, this.rights),
				(role) -> new SupervisorAccess(confidential, this.rights, role),
				(performer) -> new ReturnToPerformer(performer, confidential)));
		configuration.setCustomPreBPMNParseListeners(listeners);
	}

}
