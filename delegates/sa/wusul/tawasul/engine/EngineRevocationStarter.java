package sa.wusul.tawasul.engine;

import java.util.Map;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.process.ContactRevocationProcess;
import sa.wusul.tawasul.verification.RevocationStarter;

/** The start of revocations in the engine, through the same form as Tasklist. */
@Component
class EngineRevocationStarter implements RevocationStarter {

	private final RepositoryService models;

	private final FormService forms;

	EngineRevocationStarter(RepositoryService models, FormService formService) {
		this.models = models;
		this.forms = formService;
	}

	@Override
	public void begin(Contact contact, Wish wish) {
		var model = this.models.createProcessDefinitionQuery()
			.processDefinitionKey(ContactRevocationProcess.KEY)
			.latestVersion()
			.singleResult();
		this.forms.submitStartForm(model.getId(), Map.of("detaineeIdentityNumber", contact.detainee().value(),
				"contactIdentityNumber", contact.person().value(), "revocationReason", wish.name()));
	}

}
