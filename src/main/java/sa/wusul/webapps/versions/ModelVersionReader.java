package sa.wusul.webapps.versions;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;

/** The versions of models, limited to those a person may read. */
@Component
class ModelVersionReader {

	private final RepositoryService repository;

	private final ProcessEngineConfigurationImpl engine;

	ModelVersionReader(ProcessEngine engine) {
		this.repository = engine.getRepositoryService();
		this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
	}

	ProcessDefinition get(String definition) {
		return Optional.ofNullable((definition != null)
				? this.repository.createProcessDefinitionQuery().processDefinitionId(definition).singleResult() : null)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "migration.versionUnknown"));
	}

	/** Returns the versions of a process, newest first. */
	List<ProcessDefinition> versions(String process) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.orderByProcessDefinitionVersion()
			.desc()
			.unlimitedList();
	}

	boolean exists(String process) {
		return this.repository.createProcessDefinitionQuery().processDefinitionKey(process).count() > 0;
	}

	Map<String, ModelElement> elements(ProcessDefinition definition) {
		return ModelElements.read(this.repository.getProcessModel(definition.getId()));
	}

	ModelDifference difference(ProcessDefinition one, ProcessDefinition other) {
		return ModelDifference.between(elements(one), parts(one), elements(other), parts(other));
	}

	ModelDifference.Parts parts(ProcessDefinition model) {
		return (part) -> Optional.ofNullable(find(model.getDeploymentId(), part))
			.map((found) -> new ModelDifference.Part(found.getVersion(), content(found)));
	}

	private ResourceDefinition find(String deployment, ModelElement.BoundPart part) {
		return switch (part.aspect()) {
			case FORM -> this.engine.getCommandExecutorTxRequired()
				.execute((context) -> context.getCamundaFormDefinitionManager()
					.findDefinitionByDeploymentAndKey(deployment, part.key()));
			case DECISION -> this.repository.createDecisionDefinitionQuery()
				.deploymentId(deployment)
				.decisionDefinitionKey(part.key())
				.singleResult();
			default -> this.repository.createProcessDefinitionQuery()
				.deploymentId(deployment)
				.processDefinitionKey(part.key())
				.singleResult();
		};
	}

	/**
	 * Reads a resource without authorisation, because readers of models need no right to
	 * deployments.
	 */
	private String content(ResourceDefinition part) {
		var bytes = this.engine.getCommandExecutorTxRequired()
			.execute((context) -> context.getResourceManager()
				.findResourceByDeploymentIdAndResourceName(part.getDeploymentId(), part.getResourceName())
				.getBytes());
		return Sha256.hex(bytes);
	}

	/** Returns the model as it was deployed. */
	String diagram(ProcessDefinition definition) {
		try (InputStream model = this.repository.getProcessModel(definition.getId())) {
			return new String(model.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new IllegalStateException(unreadable);
		}
	}

}
