package sa.wusul.simulation.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.simulation.SimulatedProcess;
import sa.wusul.simulation.SimulatedProcesses;

/**
 * The deployed models that the caller may read; called processes are those in service.
 */
@Component
class EngineSimulatedProcesses implements SimulatedProcesses {

	private final RepositoryService models;

	private final sa.wusul.release.Drafts release;

	private final LimitDecisions limits;

	EngineSimulatedProcesses(RepositoryService models, sa.wusul.release.Drafts release, LimitDecisions limits) {
		this.models = models;
		this.release = release;
		this.limits = limits;
	}

	@Override
	public SimulatedProcess deployed(String definition, Predicate<String> mayRead) {
		var found = this.models.createProcessDefinitionQuery().processDefinitionId(definition).singleResult();
		if (found == null) {
			throw new RefusalException(Kind.UNKNOWN, "simulation.unknown");
		}
		if (!mayRead.test(found.getKey())) {
			throw new RefusalException(Kind.FORBIDDEN, "simulation.forbidden");
		}
		return reader(Map.of(), mayRead).read(this.models.getBpmnModelInstance(definition));
	}

	@Override
	public SimulatedProcess uploaded(String bpmn, Predicate<String> mayRead) {
		var draft = reader(Map.of(), mayRead).read(ModelText.read(bpmn));
		if (!mayRead.test(draft.process())) {
			throw new RefusalException(Kind.FORBIDDEN, "simulation.forbidden");
		}
		return draft;
	}

	@Override
	public SimulatedProcess handedIn(long number, String process, Predicate<String> mayRead) {
		if (waiting(process).stream().noneMatch((draft) -> draft.number() == number)) {
			throw new RefusalException(Kind.UNKNOWN, "simulation.draftUnknown", number);
		}
		if (!mayRead.test(process)) {
			throw new RefusalException(Kind.FORBIDDEN, "simulation.forbidden");
		}
		var files = this.release.files(number);
		var brought = texts(files, ModelFile.Kind.BPMN);
		return reader(brought, mayRead).read(ModelText.read(brought.get(process)))
			.with(texts(files, ModelFile.Kind.DMN));
	}

	private static Map<String, String> texts(List<ModelFile> files, ModelFile.Kind kind) {
		return files.stream()
			.filter((file) -> file.kind() == kind)
			.collect(Collectors.toMap(ModelFile::bareName,
					(file) -> new String(file.content(), StandardCharsets.UTF_8)));
	}

	@Override
	public List<Waiting> waiting(String process) {
		return this.release.waiting(process)
			.stream()
			.map((draft) -> new Waiting(draft.number(), draft.author(), draft.handedInAt()))
			.toList();
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

	/** Returns a reader that prefers the given models over those in service. */
	private SimulatedProcessReader reader(Map<String, String> brought, Predicate<String> mayRead) {
		return new SimulatedProcessReader((called) -> Optional.of(called)
			.filter(mayRead)
			.flatMap((process) -> Optional.ofNullable(brought.get(process))
				.map(ModelText::read)
				.or(() -> inService(process))), this.limits);
	}

	private Optional<BpmnModelInstance> inService(String process) {
		return Optional.ofNullable(
				this.models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult())
			.map(ProcessDefinition::getId)
			.map(this.models::getBpmnModelInstance);
	}

}
