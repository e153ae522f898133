package sa.wusul.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.model.DeployedFiles;

/**
 * The files beside models in the engine's deployments. A deployment is noticed at once
 * where it happens, and by other nodes within half a minute.
 */
@Component
class EngineDeployedFiles implements DeployedFiles, DeploymentMemory {

	private static final String REASON = "texts and lists must not depend on the person who causes their use";

	private static final Pattern BESIDE_MODELS = Pattern.compile(".*\\.(properties|html|yaml)");

	private final ProcessEngine engine;

	private volatile Known known = Known.NOTHING;

	EngineDeployedFiles(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<DeployedFile> newest(String name) {
		var read = this.known;
		if (read == Known.NOTHING) {
			read = read();
			this.known = read;
		}
		return Optional.ofNullable(read.files().get(name));
	}

	@Override
	public Optional<DeployedFile> find(String name, String version) {
		var newest = newest(name).filter((file) -> file.version().equals(version));
		return newest.isPresent() ? newest
				: EngineAccess.asSystem(this.engine, REASON,
						() -> repository().createDeploymentQuery()
							.deploymentId(version)
							.list()
							.stream()
							.flatMap((deployment) -> repository().getDeploymentResourceNames(version).stream())
							.filter((resource) -> bare(resource).equals(name))
							.findFirst()
							.map((resource) -> new DeployedFile(version, content(version, resource))));
	}

	@Override
	public void forget() {
		this.known = Known.NOTHING;
	}

	/** Looks for a deployment of another node. */
	@Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
	void look() {
		if (this.known != Known.NOTHING && !this.known.deployment().equals(newestDeployment())) {
			forget();
		}
	}

	private String newestDeployment() {
		return EngineAccess.asSystem(this.engine, REASON,
				() -> repository().createDeploymentQuery()
					.orderByDeploymentTime()
					.desc()
					.listPage(0, 1)
					.stream()
					.map(Deployment::getId)
					.findFirst()
					.orElse(""));
	}

	private Known read() {
		return EngineAccess.asSystem(this.engine, REASON, () -> {
			var files = new HashMap<String, DeployedFile>();
			var deployments = repository().createDeploymentQuery().orderByDeploymentTime().desc().unlimitedList();
			for (var deployment : deployments) {
				for (var resource : repository().getDeploymentResourceNames(deployment.getId())) {
					if (BESIDE_MODELS.matcher(resource).matches()) {
						files.computeIfAbsent(bare(resource), (missing) -> new DeployedFile(deployment.getId(),
								content(deployment.getId(), resource)));
					}
				}
			}
			return new Known(deployments.isEmpty() ? "" : deployments.get(0).getId(), files);
		});
	}

	private byte[] content(String deployment, String resource) {
		try (InputStream file = repository().getResourceAsStream(deployment, resource)) {
			return file.readAllBytes();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private RepositoryService repository() {
		return this.engine.getRepositoryService();
	}

	private static String bare(String resource) {
		return resource.substring(resource.lastIndexOf('/') + 1);
	}

	/**
	 * Files that were read.
	 *
	 * @param deployment the newest deployment at that time
	 */
	private record Known(String deployment, Map<String, DeployedFile> files) {

		private static final Known NOTHING = new Known("", Map.of());

	}

}
