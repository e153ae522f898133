package sa.wusul.platform.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

import sa.wusul.platform.form.FormParts;
import sa.wusul.platform.identity.Organisation;

/**
 * The engine's repository service, which puts the parts into forms before anything else
 * reads a deployment: the engine's comparison with what is there, the rules of models,
 * the releaser and everyone who fills a form in see whole forms only. A part is the one
 * of the same deployment or else the newest in service. Files of a confidential domain
 * are read like its models.
 */
public class WholeFormsRepositoryService extends RepositoryServiceImpl {

	private static final String FORM = ".form";

	private final Supplier<Organisation> organisation;

	/**
	 * @param organisation whose lists forms offer as choices
	 */
	public WholeFormsRepositoryService(Supplier<Organisation> organisation) {
		this.organisation = organisation;
	}

	@Override
	public final DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
		return this.commandExecutor.execute((context) -> {
			putPartsIn(context, builder.getDeployment());
			return deployWhole(context, builder);
		});
	}

	@Override
	public InputStream getResourceAsStream(String deployment, String name) {
		return this.commandExecutor.execute((context) -> {
			checkRead(context, name);
			return super.getResourceAsStream(deployment, name);
		});
	}

	@Override
	public InputStream getResourceAsStreamById(String deployment, String id) {
		return this.commandExecutor.execute((context) -> {
			Optional.ofNullable(context.getResourceManager().findResourceByDeploymentIdAndResourceId(deployment, id))
				.ifPresent((file) -> checkRead(context, file.getName()));
			return super.getResourceAsStreamById(deployment, id);
		});
	}

	private static void checkRead(CommandContext context, String file) {
		context.getProcessEngineConfiguration()
			.getCommandCheckers()
			.stream()
			.filter(ConfidentialModelChecker.class::isInstance)
			.forEach((checker) -> ((ConfidentialModelChecker) checker).checkReadFile(file));
	}

	/** Deploys what has its parts in it. */
	protected DeploymentWithDefinitions deployWhole(CommandContext context, DeploymentBuilderImpl builder) {
		return super.deployWithResult(builder);
	}

	private void putPartsIn(CommandContext context, DeploymentEntity deployment) {
		var files = (deployment.getResources() != null) ? deployment.getResources().values()
				: List.<ResourceEntity>of();
		var lists = released(files).orElseGet(this.organisation);
		var parts = new FormParts(
				(part) -> arriving(part, files).or(() -> inService(context, part)).map(ResourceEntity::getBytes),
				lists::choices, lists::englishChoices);
		files.stream()
			.filter((file) -> file.getName().endsWith(FORM))
			.forEach((form) -> form.setBytes(parts.putInto(form.getBytes())));
	}

	/**
	 * Returns the organisation that comes with the forms; empty if there is none, or if
	 * it is malformed, which the rules of models will say.
	 */
	private static Optional<Organisation> released(Collection<ResourceEntity> files) {
		return files.stream()
			.filter((file) -> ("/" + file.getName()).endsWith("/" + Organisation.FILE))
			.findFirst()
			.flatMap((file) -> {
				try {
					return Optional.of(Organisation.of(file.getBytes()));
				}
				catch (RuntimeException malformed) {
					return Optional.empty();
				}
			});
	}

	private static Optional<ResourceEntity> arriving(String part, Collection<ResourceEntity> files) {
		return files.stream().filter((file) -> ("/" + file.getName()).endsWith("/" + part + FORM)).findFirst();
	}

	private static Optional<ResourceEntity> inService(CommandContext context, String part) {
		return Optional.ofNullable(context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(part))
			.map((form) -> context.getResourceManager()
				.findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName()));
	}

}
