package sa.wusul.notification.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.notification.DeployedTexts;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.MessageTextRules;
import sa.wusul.platform.engine.DeploymentMemory;
import sa.wusul.platform.engine.EngineAccess;

/**
 * The files of texts in the engine's deployments. A deployment is noticed at once where
 * it happens, and by other nodes within half a minute.
 */
@Component
class EngineDeployedTexts implements DeployedTexts, DeploymentMemory {

	private static final String REASON = "a message must not depend on the person who causes it";

	private final ProcessEngine engine;

	private volatile Known known = Known.NOTHING;

	EngineDeployedTexts(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public Optional<TextFile> newest(MessageLanguage language) {
		var read = this.known;
		if (read == Known.NOTHING) {
			read = read();
			this.known = read;
		}
		return Optional.ofNullable(read.files().get(language));
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
			var files = new EnumMap<MessageLanguage, TextFile>(MessageLanguage.class);
			var deployments = repository().createDeploymentQuery().orderByDeploymentTime().desc().unlimitedList();
			for (var deployment : deployments) {
				for (var name : repository().getDeploymentResourceNames(deployment.getId())) {
					MessageTextRules.language(name)
						.ifPresent((language) -> files.computeIfAbsent(language,
								(missing) -> new TextFile(deployment.getId(), content(deployment, name))));
				}
				if (files.size() == MessageLanguage.values().length) {
					break;
				}
			}
			return new Known(deployments.isEmpty() ? "" : deployments.get(0).getId(), files);
		});
	}

	private byte[] content(Deployment deployment, String name) {
		try (InputStream file = repository().getResourceAsStream(deployment.getId(), name)) {
			return file.readAllBytes();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private RepositoryService repository() {
		return this.engine.getRepositoryService();
	}

	/**
	 * Files that were read.
	 *
	 * @param deployment the newest deployment at that time
	 */
	private record Known(String deployment, Map<MessageLanguage, TextFile> files) {

		private static final Known NOTHING = new Known("", Map.of());

	}

}
