package sa.wusul.platform.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

import sa.wusul.platform.production.UnsafeSettingsException.Reason;

/**
 * Initializer that reads secrets from the files of a folder, each under the name of its
 * file: those of systemd, Kubernetes or the agent of a vault. A file is read again at
 * each use, so that a secret can change while the program runs.
 */
class SecretFilesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Variable with the folder. */
	static final String FOLDER = "WUSUL_SECRETS";

	/** Variable in which systemd names the folder of the credentials of a service. */
	private static final String SYSTEMD = "CREDENTIALS_DIRECTORY";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		var environment = context.getEnvironment();
		if (!environment.acceptsProfiles(Profiles.of("production"))) {
			return;
		}
		List<Reason> reasons = new ArrayList<>();
		folder(environment).ifPresent((folder) -> {
			if (!Files.isDirectory(folder)) {
				reasons.add(Reason.of("noSecrets", folder));
				return;
			}
			environment.getPropertySources()
				.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new ConfigTreePropertySource(
						"secrets", folder, Option.ALWAYS_READ, Option.AUTO_TRIM_TRAILING_NEW_LINE));
			files(folder).filter(SecretFilesInitializer::isOpen)
				.forEach((file) -> reasons.add(Reason.of("openSecret", file)));
		});
		Stream
			.of("wusul.encryption.key-file", "wusul.audit.key-file", "wusul.papers.signature.key-file",
					"WUSUL_CLIENT_KEY")
			.map((setting) -> environment.getProperty(setting, ""))
			.filter((file) -> !file.isBlank())
			.map((file) -> Path.of(file.replaceFirst("^file:", "")))
			.filter(SecretFilesInitializer::isOpen)
			.forEach((file) -> reasons.add(Reason.of("openSecret", file)));
		if (!reasons.isEmpty()) {
			throw new UnsafeSettingsException(reasons);
		}
	}

	private static Optional<Path> folder(ConfigurableEnvironment environment) {
		return Stream.of(FOLDER, SYSTEMD)
			.map((variable) -> environment.getProperty(variable, ""))
			.filter((folder) -> !folder.isBlank())
			.map(Path::of)
			.findFirst();
	}

	private static Stream<Path> files(Path folder) {
		try (var files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList().stream();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Checks whether every account of the machine may read a file, where it tells. */
	private static boolean isOpen(Path file) {
		try {
			return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
					&& Files.getPosixFilePermissions(file.toAbsolutePath().getParent())
						.contains(PosixFilePermission.OTHERS_EXECUTE);
		}
		catch (IOException | UnsupportedOperationException untold) {
			return false;
		}
	}

}
