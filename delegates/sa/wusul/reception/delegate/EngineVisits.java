package sa.wusul.reception.delegate;

import java.util.Map;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

import sa.wusul.reception.Visits;

/** Starts visits in the engine, through the same form as Tasklist. */
@Component
class EngineVisits implements Visits {

	private final RepositoryService models;

	private final FormService forms;

	EngineVisits(RepositoryService models, FormService formService) {
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
