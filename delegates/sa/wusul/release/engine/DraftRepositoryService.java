package sa.wusul.release.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.beans.factory.ObjectProvider;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.WholeFormsRepositoryService;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.release.Draft;
import sa.wusul.release.Drafts;
import sa.wusul.release.rules.ModelFile;

/**
 * The engine's repository service, through which people cannot deploy: a deployment by
 * any logged-in person becomes a draft, on every interface.
 */
class DraftRepositoryService extends WholeFormsRepositoryService {

	private final ObjectProvider<Drafts> drafts;

	DraftRepositoryService(ObjectProvider<Drafts> drafts, Supplier<Organisation> organisation) {
		super(organisation);
		this.drafts = drafts;
	}

	@Override
	public DeploymentBuilder createDeployment() {
		return new CountingBuilder(this);
	}

	/**
	 * Deploys directly only if no person is logged in, that is for the program itself.
	 */
	@Override
	protected DeploymentWithDefinitions deployWhole(CommandContext context, DeploymentBuilderImpl builder) {
		return (context.getAuthenticatedUserId() == null) ? super.deployWhole(context, builder)
				: handIn(context, builder);
	}

	/** Deploys a released draft for any person who completes the releasing step. */
	DeploymentWithDefinitions deployReleased(DeploymentBuilderImpl builder) {
		return this.commandExecutor.execute((context) -> EngineAccess.asSystem("the draft was released",
				() -> super.deployWhole(context, builder)));
	}

	private DeploymentWithDefinitions handIn(CommandContext context, DeploymentBuilderImpl builder) {
		context.getAuthorizationManager().checkAuthorization(Permissions.CREATE, Resources.DEPLOYMENT);
		var deployment = builder.getDeployment();
		if (deployment.getTenantId() != null || builder.getProcessDefinitionsActivationDate() != null
				|| isSomething(builder.getDeployments()) || isSomething(builder.getDeploymentResourcesById())
				|| isSomething(builder.getDeploymentResourcesByName())) {
			throw new RefusalException(Kind.INVALID, "draft.options");
		}
		if (builder instanceof CountingBuilder counting && counting.twice != null) {
			throw new RefusalException(Kind.INVALID, "draft.sameName", counting.twice);
		}
		Map<String, ResourceEntity> resources = (deployment.getResources() != null) ? deployment.getResources()
				: Map.of();
		var files = resources.values()
			.stream()
			.map((resource) -> new ModelFile(resource.getName(), resource.getBytes()))
			.toList();
		return EngineAccess.asSystem("the right to deploy was checked", () -> answer(
				this.drafts.getObject().handIn(deployment.getName(), context.getAuthenticatedUserId(), files)));
	}

	/**
	 * Returns an answer in the form Camunda Modeler expects, without deployed
	 * definitions.
	 */
	private static DeploymentWithDefinitions answer(Draft draft) {
		var answer = new DeploymentEntity();
		answer.setId(draft.key());
		answer.setName(ArabicText.of("draft.awaitsRelease", draft.number()) + " · draft " + draft.number()
				+ " awaits release and is not in service: " + draft.name());
		answer.setDeploymentTime(Date.from(draft.handedInAt()));
		answer.setSource("draft");
		return answer;
	}

	private static boolean isSomething(Collection<?> collection) {
		return collection != null && !collection.isEmpty();
	}

	private static boolean isSomething(Map<?, ?> map) {
		return map != null && !map.isEmpty();
	}

	/** Builder that remembers a file name that came twice, which the engine forgets. */
	private static final class CountingBuilder extends DeploymentBuilderImpl {

		private static final long serialVersionUID = 1L;

		private String twice;

		CountingBuilder(DraftRepositoryService service) {
			super(service);
		}

		@Override
		public DeploymentBuilder addInputStream(String name, InputStream content) {
			if (getDeployment().getResources() != null && getDeployment().getResources().containsKey(name)) {
				this.twice = name;
			}
			return super.addInputStream(name, content);
		}

	}

}
