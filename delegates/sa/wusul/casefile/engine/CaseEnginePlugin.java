package sa.wusul.casefile.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ParticularChecker;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.casefile.listener.CaseParseListener;
import sa.wusul.casefile.listener.ConfidentialCallListener;
import sa.wusul.casefile.listener.ConfidentialCaseReader;
import sa.wusul.casefile.listener.ConfidentialStepListener;
import sa.wusul.casefile.listener.InvolvementListener;
import sa.wusul.casefile.listener.OpenedCaseListener;
import sa.wusul.casefile.listener.StepEntryListener;
import sa.wusul.casefile.listener.SupervisorAccessListener;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.engine.DeadlineConvention;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.engine.pipeline.EngineSessions;
import sa.wusul.platform.identity.Absences;
import sa.wusul.platform.identity.Rights;

/**
 * Plug-in that connects the case file with the engine's forms and with the properties of
 * models.
 */
@Component
public class CaseEnginePlugin extends AbstractProcessEnginePlugin {

	private final CaseFiles caseFiles;

	private final CaseSubmissionService submissions;

	private final EngineServiceLevelDecisions serviceLevels;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final FormHandlers handlers;

	private final CaseMoveService moves;

	private final Absences absences;

	private final StepPerformers performers;

	private final CaseTexts texts;

	private final StaffForm staffForm;

	private final UrgentLanes lanes;

	private final ObjectProvider<ParticularChecker> checkers;

	private final CaseFactMapping facts;

	CaseEnginePlugin(CaseFiles caseFiles, CaseSubmissionService submissions, EngineServiceLevelDecisions serviceLevels,
			WorkingTime workingTime, Rights rights, FormHandlers handlers, CaseMoveService moves, Absences absences,
			CaseTexts texts, StaffForm staffForm, UrgentLanes lanes, StepPerformers performers,
			ObjectProvider<ParticularChecker> checkers, @Value("${wusul.called-facts:READ}") CaseFactMapping facts) {
		this.facts = facts;
		this.checkers = checkers;
		this.performers = performers;
		this.lanes = lanes;
		this.staffForm = staffForm;
		this.texts = texts;
		this.absences = absences;
		this.caseFiles = caseFiles;
		this.submissions = submissions;
		this.serviceLevels = serviceLevels;
		this.workingTime = workingTime;
		this.rights = rights;
		this.handlers = handlers;
		this.moves = moves;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		EngineSessions.add(configuration, VariableInstanceManager.class, CalledVariables::new);
		var forms = new CaseForms(this.lanes);
		var completion = new TaskCompletion(this.submissions, forms, this.handlers, this.moves);
		configuration.setFormService(new CaseFormService(this.submissions, completion, forms, this.handlers, this.moves,
				this.texts, this.staffForm, this.checkers));
		configuration.setTaskService(new CaseTaskService(completion));
		var listeners = Optional.ofNullable(configuration.getCustomPreBPMNParseListeners())
			.orElseGet(ArrayList<BpmnParseListener>::new);
		var confidential = new ConfidentialCaseReader(this.caseFiles, this.rights);
		listeners.add(new CaseParseListener(
				(milestone, state) -> new StepEntryListener(this.caseFiles, this.workingTime, milestone, state),
				List.of(this.serviceLevels, new ConfidentialStepListener(confidential, this.rights),
						new InvolvementListener(this.caseFiles, this.rights)),
				new OpenedCaseListener(this.caseFiles, this.performers, this.serviceLevels),
				new ConfidentialCallListener(confidential, this.rights),
				(role) -> new SupervisorAccessListener(confidential, this.rights, role), this.performers, this.absences,
				this.facts));
		configuration.setCustomPreBPMNParseListeners(listeners);
		configuration.setBpmnParseFactory(DeadlineConvention::reading);
	}

}
