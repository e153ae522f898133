package sa.wusul.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.Banner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import sa.wusul.archive.ArchiveConfiguration;
import sa.wusul.platform.audit.AuditCommand;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.text.NeutralText;

/**
 * The command {@code open-original} of the packaged program, for a court or a forensic
 * laboratory: it writes the file of a scan as it was received, after the audit log has
 * who asked and why. It needs the program's settings, data keys and audit key.
 */
public final class OriginalCommand {

	private static final String OPEN = "open-original";

	private OriginalCommand() {
	}

	/** Checks whether these arguments of the program are the command. */
	public static boolean isMeant(String... arguments) {
		return arguments.length > 0 && arguments[0].equals(OPEN);
	}

	/**
	 * Runs the command.
	 * @return the status with which the program ends: 0 if the file was written
	 */
	public static int run(Appendable answer, String... arguments) {
		String said;
		int status = 0;
		try {
			said = open(new DefaultApplicationArguments(arguments));
		}
		catch (IllegalArgumentException refused) {
			said = refused.getMessage();
			status = 1;
		}
		try {
			answer.append(said).append('\n');
			return status;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String open(DefaultApplicationArguments given) {
		var scan = value(given, "scan");
		var by = value(given, "by");
		var reason = value(given, "reason");
		var file = Path.of(value(given, "to"));
		if (Files.exists(file)) {
			throw new IllegalArgumentException(file + " exists already");
		}
		var application = new SpringApplication(Database.class);
		application.setInitializers(List.of());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setDefaultProperties(Map.of("logging.level.root", "warn"));
		try (var context = application.run(given.getSourceArgs())) {
			var jdbc = context.getBean(JdbcClient.class);
			var cipher = FieldCipher.ofSettings(context.getEnvironment());
			var archive = ArchiveConfiguration.ofSettings(context.getEnvironment(), jdbc,
					context.getBean(PlatformTransactionManager.class), context.getBean(SslBundles.class),
					Clock.systemUTC());
			var original = new OriginalRepository(jdbc, cipher, archive, Clock.systemUTC()).open(scan)
				.orElseThrow(() -> new IllegalArgumentException("No original of the scan " + scan + " is kept"));
			AuditCommand.log(context.getEnvironment(), jdbc, context.getBean(PlatformTransactionManager.class))
				.add(AuditEntry.done(by, "original.open")
					.ofCase(original.caseReference())
					.on(scan)
					.with("sha256=" + original.hash())
					.saying(reason));
			write(file, original.content());
			return NeutralText.format(
					"%s: as it was received on %s, SHA-256 %s. It may be harmful: open it on a machine for that only.",
					file, original.keptAt(), original.hash());
		}
	}

	private static String value(DefaultApplicationArguments given, String option) {
		return Optional.ofNullable(given.getOptionValues(option))
			.flatMap((values) -> values.stream().filter((value) -> !value.isBlank()).findFirst())
			.orElseThrow(() -> new IllegalArgumentException(
					"Name the scan, the file to write, the account and the reason: --scan=<number> --to=<file> --by=<account> --reason=<words>"));
	}

	private static void write(Path file, byte[] content) {
		try {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The database alone, without migrations, engine and web server. */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, SslAutoConfiguration.class })
	static class Database {

	}

}
