package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.VersionMemory.Kind;
import sa.wusul.platform.engine.VersionMemory.Version;

/**
 * The latest versions of processes, the same for everybody. A question costs no statement
 * as long as {@link VersionMemory} knows them. A process that is suspended is not among
 * them.
 */
@Component
public class LatestProcesses {

	private static final String REASON = "which version is the latest does not depend on the person who asks";

	private final ProcessEngine engine;

	private final VersionMemory memory;

	LatestProcesses(@Lazy ProcessEngine engine, VersionMemory memory) {
		this.engine = engine;
		this.memory = memory;
	}

	/**
	 * Returns the latest version of a process, unless it is suspended or not deployed.
	 */
	public Optional<ProcessDefinition> find(String key) {
		return EngineAccess.asSystem(this.engine, REASON, () -> Optional
			.ofNullable(Context.getCommandContext().getProcessDefinitionManager().findLatestDefinitionByKey(key))
			.map(Context.getProcessEngineConfiguration().getDeploymentCache()::resolveProcessDefinition)
			.map(ProcessDefinition.class::cast)
			.filter((latest) -> !latest.isSuspended()));
	}

	/** Returns the latest version of each process, in no order. */
	public List<ProcessDefinition> all() {
		return EngineAccess.asSystem(this.engine, REASON, () -> {
			var ids = this.memory.find(new Version(Kind.PROCESSES, ""), this::deployed).orElse("");
			var parsed = Context.getProcessEngineConfiguration().getDeploymentCache();
			return Stream.of(ids.split(" "))
				.filter((id) -> !id.isEmpty())
				.<ProcessDefinition>map(parsed::findDeployedProcessDefinitionById)
				.toList();
		});
	}

	/** The ids of versions have no blanks. */
	private Optional<String> deployed() {
		return Optional.of(this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.latestVersion()
			.active()
			.list()
			.stream()
			.map(ProcessDefinition::getId)
			.collect(Collectors.joining(" ")));
	}

}
