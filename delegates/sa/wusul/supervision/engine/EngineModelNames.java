package sa.wusul.supervision.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.supervision.ModelNames;

/**
 * The names in the latest versions of the deployed models. A version never changes, so
 * each is read once.
 */
@Component
class EngineModelNames implements ModelNames {

	private final Map<String, Model> read = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	EngineModelNames(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/**
	 * Reads without the engine's authorisation check, which would be slower than all
	 * other queries of supervision; callers limit the result by the supervisor's rights.
	 */
	@Override
	public Names names() {
		return EngineAccess.asSystem(this.engine, "callers limit the names by the supervisor's rights",
				() -> new Names(this.engine.getRepositoryService()
					.createProcessDefinitionQuery()
					.latestVersion()
					.unlimitedList()
					.stream()
					.collect(Collectors.toMap(ProcessDefinition::getKey, this::model))));
	}

	private Model model(ProcessDefinition definition) {
		return this.read.computeIfAbsent(definition.getId(), (id) -> read(definition));
	}

	private Model read(ProcessDefinition definition) {
		var model = this.engine.getRepositoryService().getBpmnModelInstance(definition.getId());
		var process = model.<Process>getModelElementById(definition.getKey());
		var steps = model.getModelElementsByType(FlowNode.class)
			.stream()
			.filter((node) -> node.getName() != null)
			.collect(Collectors.toMap(FlowNode::getId, FlowNode::getName));
		return new Model(Optional.ofNullable(definition.getName()).orElse(definition.getKey()), opensCase(process),
				steps);
	}

	private static boolean opensCase(Process process) {
		return Optional.ofNullable(process.getExtensionElements())
			.stream()
			.flatMap(
					(extensions) -> extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
			.flatMap((list) -> list.getCamundaProperties().stream())
			.anyMatch((property) -> "opensCase".equals(property.getCamundaName())
					&& Boolean.parseBoolean(property.getCamundaValue()));
	}

}
