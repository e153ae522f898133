package sa.wusul.release.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageTextRules;
import sa.wusul.papers.PaperTemplateRules;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.model.DeployedFiles;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;
import sa.wusul.release.ModelsInService;
import sa.wusul.release.rules.ListRules;
import sa.wusul.release.rules.ModelFile;

/**
 * The models deployed in the engine, read without authorisation for the program itself.
 */
@Component
class EngineModelsInService implements ModelsInService {

	private final ProcessEngineConfigurationImpl engine;

	private final RepositoryService models;

	private final ObjectProvider<DeployedFiles> files;

	EngineModelsInService(ProcessEngineConfigurationImpl engine, RepositoryService models,
			ObjectProvider<DeployedFiles> files) {
		this.files = files;
		this.engine = engine;
		this.models = models;
	}

	@Override
	public boolean hasProcess(String id) {
		return newest(id + ".bpmn").isPresent();
	}

	@Override
	public boolean hasDecision(String id) {
		return newest(id + ".dmn").isPresent();
	}

	@Override
	public Optional<byte[]> newest(String fileName) {
		var file = new ModelFile(fileName, new byte[0]);
		return asProgram(() -> switch (file.kind()) {
			case BPMN -> process(file.bareName());
			case DMN -> decision(file.bareName());
			case FORM -> form(file.bareName());
			case TEXTS, PAPER, LIST -> deployed(fileName).or(() -> packaged(file));
			case OTHER -> Optional.empty();
		});
	}

	@Override
	public List<Caller> callers(String id) {
		return asProgram(() -> this.models.createProcessDefinitionQuery()
			.latestVersion()
			.orderByProcessDefinitionKey()
			.asc()
			.list()
			.stream()
			.filter((process) -> uses(this.models.getBpmnModelInstance(process.getId()), id))
			.map((process) -> new Caller(process.getKey(), process.getVersionTag()))
			.toList());
	}

	@Override
	public List<ModelFile> callersOf(String process) {
		return callers(process).stream()
			.flatMap((caller) -> newest(caller.id() + ".bpmn")
				.map((content) -> new ModelFile(caller.id() + ".bpmn", content))
				.stream())
			.toList();
	}

	@Override
	public List<ModelFile> find(String fileName, String hash) {
		var wanted = new ModelFile(fileName, new byte[0]);
		return asProgram(() -> {
			for (var deployment : this.models.createDeploymentQuery().orderByDeploymentTime().desc().unlimitedList()) {
				var names = this.models.getDeploymentResourceNames(deployment.getId());
				for (var name : names) {
					if (bare(name).equals(bare(fileName))) {
						var content = bytes(this.models.getResourceAsStream(deployment.getId(), name));
						if (Sha256.hex(content).equals(hash)) {
							return withForms(deployment.getId(), names, new ModelFile(bare(name), content));
						}
					}
				}
			}
			return packaged(wanted).filter((content) -> Sha256.hex(content).equals(hash))
				.map((content) -> new ModelFile(bare(fileName), content))
				.stream()
				.toList();
		});
	}

	/** Returns a file and, for a process, the forms of its deployment that it shows. */
	private List<ModelFile> withForms(String deployment, List<String> names, ModelFile file) {
		if (file.kind() != ModelFile.Kind.BPMN) {
			return List.of(file);
		}
		var process = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
		var forms = Stream
			.concat(process.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormRef),
					process.getModelElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormRef))
			.map((form) -> form + ".form")
			.collect(Collectors.toSet());
		return Stream
			.concat(Stream.of(file), names.stream()
				.filter((name) -> forms.contains(bare(name)))
				.map((name) -> new ModelFile(bare(name), bytes(this.models.getResourceAsStream(deployment, name)))))
			.toList();
	}

	/** Returns the file beside models that comes with the program. */
	private static Optional<byte[]> packaged(ModelFile file) {
		return switch (file.kind()) {
			case TEXTS -> MessageTextRules.language(file.name()).map(MessageTextRules::packaged);
			case PAPER -> PaperTemplateRules.packaged(file.name());
			case LIST -> ListRules.packaged(file.name());
			default -> Optional.empty();
		};
	}

	@Override
	public long running(String process) {
		return asProgram(() -> this.models.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.list()
			.stream()
			.mapToLong((version) -> this.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processDefinitionId(version.getId())
				.count())
			.sum());
	}

	private static boolean uses(BpmnModelInstance process, String id) {
		return process.getModelElementsByType(CallActivity.class)
			.stream()
			.anyMatch((call) -> id.equals(call.getCalledElement()))
				|| process.getModelElementsByType(BusinessRuleTask.class)
					.stream()
					.anyMatch((table) -> id.equals(table.getCamundaDecisionRef()));
	}

	private Optional<byte[]> deployed(String fileName) {
		return this.files.getObject().newest(bare(fileName)).map(DeployedFiles.DeployedFile::content);
	}

	private Optional<byte[]> process(String id) {
		return Optional
			.ofNullable(
					this.models.createProcessDefinitionQuery().processDefinitionKey(id).latestVersion().singleResult())
			.map(ProcessDefinition::getId)
			.map(this.models::getProcessModel)
			.map(EngineModelsInService::bytes);
	}

	private Optional<byte[]> decision(String id) {
		return Optional.ofNullable(
				this.models.createDecisionDefinitionQuery().decisionDefinitionKey(id).latestVersion().singleResult())
			.map((decision) -> bytes(this.models.getDecisionModel(decision.getId())));
	}

	private Optional<byte[]> form(String id) {
		return Optional
			.ofNullable(Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(id))
			.map((form) -> bytes(this.models.getResourceAsStream(form.getDeploymentId(), form.getResourceName())));
	}

	@Override
	public void read(List<ModelFile> files) {
		asProgram(() -> {
			for (var file : files) {
				switch (file.kind()) {
					case BPMN -> readProcess(file);
					case DMN -> readDecision(file);
					default -> {
					}
				}
			}
			return null;
		});
	}

	private void readProcess(ModelFile file) {
		var deployment = new DeploymentEntity();
		deployment.setName(file.name());
		this.engine.getDeployers()
			.stream()
			.filter(BpmnDeployer.class::isInstance)
			.map(BpmnDeployer.class::cast)
			.forEach((deployer) -> deployer.getBpmnParser()
				.createParse()
				.deployment(deployment)
				.sourceInputStream(new ByteArrayInputStream(file.content()))
				.name(file.name())
				.execute());
	}

	private void readDecision(ModelFile file) {
		try {
			this.engine.getDmnEngineConfiguration()
				.getTransformer()
				.createTransform()
				.modelInstance(new ByteArrayInputStream(file.content()))
				.transformDecisions();
		}
		catch (DmnEngineException | ModelException ex) {
			throw new RefusalException(Kind.INVALID, "model.invalid",
					file.name() + ": " + String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
		}
	}

	@Override
	public String deploy(String name, String source, List<ModelFile> files) {
		var builder = this.models.createDeployment().name(name).source(source);
		files.forEach((file) -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
		return ((DraftRepositoryService) this.models).deployReleased((DeploymentBuilderImpl) builder).getId();
	}

	private <T> T asProgram(Callable<T> work) {
		return EngineAccess.asSystem(this.engine, "the release of models is an act of the program", work);
	}

	private static String bare(String name) {
		return name.substring(name.lastIndexOf('/') + 1);
	}

	private static byte[] bytes(InputStream stream) {
		try (stream) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
