package sa.wusul.reception.engine;

import java.util.Map;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

import sa.wusul.reception.VisitStarter;
import sa.wusul.reception.process.CentreVisitProcess;

/** The start of visits in the engine, through the same form as Tasklist. */
@Component
class EngineVisitStarter implements VisitStarter {

	private final RepositoryService models;

	private final FormService forms;

	EngineVisitStarter(RepositoryService models, FormService formService) {
		this.models = models;
		this.forms = formService;
	}

	@Override
	public String begin(Map<String, Object> answers) {
		var model = this.models.createProcessDefinitionQuery()
			.processDefinitionKey(CentreVisitProcess.KEY)
			.latestVersion()
			.singleResult();
		return this.forms.submitStartForm(model.getId(), answers).getBusinessKey();
	}

}
