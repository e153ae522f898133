package sa.wusul.platform.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The models in the engine, together with those of the deployment in progress. */
class DeployedModels {

	private final RepositoryService models;

	private final Map<String, ModelCalls> arriving;

	private final Map<String, List<ProcessDefinition>> present;

	private final Map<String, ModelCalls> known;

	DeployedModels(RepositoryService models) {
		this(models, Map.of(), new HashMap<>());
	}

	/**
	 * @param known calls of models by the ids of their versions, which never change; the
	 * models that are read are added
	 */
	DeployedModels(RepositoryService models, Map<String, ModelCalls> known) {
		this(models, Map.of(), known);
	}

	private DeployedModels(RepositoryService models, Map<String, ModelCalls> arriving, Map<String, ModelCalls> known) {
		this.models = models;
		this.arriving = arriving;
		this.known = known;
		this.present = models.createProcessDefinitionQuery()
			.unlimitedList()
			.stream()
			.collect(Collectors.groupingBy(ProcessDefinition::getKey));
	}

	static DeployedModels with(RepositoryService models, DeploymentEntity deployment,
			List<ProcessDefinitionEntity> arriving) {
		return new DeployedModels(models, arriving.stream()
			.collect(Collectors.toMap(ProcessDefinition::getKey,
					(model) -> ModelCalls
						.read(new ByteArrayInputStream(deployment.getResource(model.getResourceName()).getBytes())))),
				new HashMap<>());
	}

	Set<String> processes() {
		var processes = new HashSet<>(this.present.keySet());
		processes.addAll(this.arriving.keySet());
		return processes;
	}

	/** Returns the calls of each version; empty if there is no such process. */
	List<ModelCalls> allVersions(String process) {
		var versions = new ArrayList<>(this.present.getOrDefault(process, List.of()).stream().map(this::read).toList());
		if (this.arriving.containsKey(process)) {
			versions.add(this.arriving.get(process));
		}
		return versions;
	}

	ModelCalls newest(String process) {
		return this.arriving.containsKey(process) ? this.arriving.get(process)
				: this.present.get(process)
					.stream()
					.max(Comparator.comparing(ProcessDefinition::getVersion))
					.map(this::read)
					.orElseThrow();
	}

	private ModelCalls read(ProcessDefinition model) {
		return this.known.computeIfAbsent(model.getId(), (id) -> ModelCalls.read(this.models.getProcessModel(id)));
	}

}
