package sa.wusul.simulation.delegate;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.simulation.Draft;
import sa.wusul.simulation.Drafts;

/**
 * Reads what is deployed, under the rights of who asks; what is called is the version in
 * service.
 */
@Component
class EngineDrafts implements Drafts {

	private final RepositoryService models;

	EngineDrafts(RepositoryService models) {
		this.models = models;
	}

	@Override
	public Draft deployed(String definition, Predicate<String> mayRead) {
		var found = this.models.createProcessDefinitionQuery().processDefinitionId(definition).singleResult();
		if (found == null) {
			throw new Refusal(Kind.UNKNOWN, "simulation.unknown");
		}
		if (!mayRead.test(found.getKey())) {
			throw new Refusal(Kind.FORBIDDEN, "simulation.forbidden");
		}
		return reader(mayRead).read(this.models.getBpmnModelInstance(definition));
	}

	@Override
	public Draft uploaded(String bpmn, Predicate<String> mayRead) {
		var draft = reader(mayRead).read(ModelText.read(bpmn));
		if (!mayRead.test(draft.process())) {
			throw new Refusal(Kind.FORBIDDEN, "simulation.forbidden");
		}
		return draft;
	}

	@Override
	public List<Version> versions(String process) {
		return this.models.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.orderByProcessDefinitionVersion()
			.desc()
			.listPage(0, 20)
			.stream()
			.map((version) -> new Version(version.getId(), version.getVersion(), version.getVersionTag()))
			.toList();
	}

	private DraftReader reader(Predicate<String> mayRead) {
		return new DraftReader((called) -> mayRead.test(called) ? inService(called) : Optional.empty());
	}

	private Optional<BpmnModelInstance> inService(String process) {
		return Optional.ofNullable(
				this.models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult())
			.map(ProcessDefinition::getId)
			.map(this.models::getBpmnModelInstance);
	}

}
