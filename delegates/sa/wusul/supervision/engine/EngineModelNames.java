package sa.wusul.supervision.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.DeploymentMemory;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.supervision.ModelNames;

/**
 * The names in the latest versions of the deployed models. A version never changes, so
 * each is read once. A deployment is noticed at once where it happens, and by other nodes
 * within half a minute: to ask for the versions each time was a quarter of the time of
 * supervisors' pages.
 */
@Component
class EngineModelNames implements ModelNames, DeploymentMemory {

	private final Map<String, Model> read = new ConcurrentHashMap<>();

	private volatile Optional<Names> newest = Optional.empty();

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
		var names = this.newest.orElseGet(this::deployed);
		this.newest = Optional.of(names);
		return names;
	}

	@Override
	public void forget() {
		this.newest = Optional.empty();
	}

	/** Forgets the names, because another node may have deployed others. */
	@Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
	void look() {
		forget();
	}

	private Names deployed() {
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

	/** Reads the model as the engine parsed it, not its text, which takes far longer. */
	private Model read(ProcessDefinition definition) {
		var model = (ProcessDefinitionEntity) ((RepositoryServiceImpl) this.engine.getRepositoryService())
			.getDeployedProcessDefinition(definition.getId());
		var steps = new HashMap<String, String>();
		collectSteps(model, steps);
		return new Model(Optional.ofNullable(definition.getName()).orElse(definition.getKey()),
				Boolean.TRUE.equals(model.getProperty("opensCase")), steps);
	}

	private static void collectSteps(ScopeImpl scope, Map<String, String> steps) {
		for (var step : scope.getActivities()) {
			Optional.ofNullable(step.getName()).ifPresent((name) -> steps.put(step.getId(), name));
			collectSteps(step, steps);
		}
	}

}
