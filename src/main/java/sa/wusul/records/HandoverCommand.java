package sa.wusul.records;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import sa.wusul.archive.ArchiveConfiguration;
import sa.wusul.platform.audit.AuditCommand;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.NeutralText;

/**
 * The command {@code hand-over} of the packaged program: it writes the package of a
 * closed case, or all that is held of a person, after the audit log has who asked and
 * why. It needs the program's settings, data keys and audit key.
 */
public final class HandoverCommand {

	private static final String HAND_OVER = "hand-over";

	private HandoverCommand() {
	}

	/** Checks whether these arguments of the program are the command. */
	public static boolean isMeant(String... arguments) {
		return arguments.length > 0 && arguments[0].equals(HAND_OVER);
	}

	/**
	 * Runs the command.
	 * @return the status with which the program ends: 0 if the package was written
	 */
	public static int run(Appendable answer, String... arguments) {
		String said;
		int status = 0;
		try {
			said = handOver(new DefaultApplicationArguments(arguments));
		}
		catch (IllegalArgumentException refused) {
			said = refused.getMessage();
			status = 1;
		}
		catch (RefusalException refused) {
			said = "Refused: " + refused.code();
			status = 1;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		try {
			answer.append(said).append('\n');
			return status;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String handOver(DefaultApplicationArguments given) throws IOException {
		var by = value(given, "by");
		var reason = value(given, "reason");
		var file = Path.of(value(given, "to"));
		var reference = optional(given, "case");
		var identity = reference.isPresent() ? "" : Files.readString(Path.of(value(given, "person-file"))).strip();
		if (Files.exists(file)) {
			throw new IllegalArgumentException(file + " exists already");
		}
		var application = new SpringApplication(Database.class);
		application.setInitializers(List.of());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setDefaultProperties(Map.of("logging.level.root", "warn"));
		try (var context = application.run(given.getSourceArgs()); var to = create(file)) {
			var packages = service(context);
			var cases = 1;
			if (reference.isPresent()) {
				packages.writeCase(reference.get(), by, reason, to);
			}
			else {
				cases = packages.writePerson(identity, by, reason, to);
			}
			return NeutralText.format("%s: a package in the format BagIt with %d cases, in clear.", file, cases);
		}
		catch (RefusalException | IOException failure) {
			Files.deleteIfExists(file);
			throw failure;
		}
	}

	private static HandoverService service(ConfigurableApplicationContext context) {
		var environment = context.getEnvironment();
		var jdbc = context.getBean(JdbcClient.class);
		var transactions = context.getBean(PlatformTransactionManager.class);
		var clock = Clock.systemUTC();
		return new HandoverService(
				new HandoverRepository(jdbc, PersonalFields.ofSettings(environment, context.getBean(DataSource.class))),
				ArchiveConfiguration.ofSettings(environment, jdbc, transactions, context.getBean(SslBundles.class),
						clock),
				Rights.load(), AuditCommand.log(environment, jdbc, transactions), clock);
	}

	private static String value(DefaultApplicationArguments given, String option) {
		return optional(given, option).orElseThrow(() -> new IllegalArgumentException(
				"Name the case, or a file with the identity number of the person, the file to write, the account and the reason: --case=<reference> or --person-file=<file>, --to=<file> --by=<account> --reason=<words>"));
	}

	private static Optional<String> optional(DefaultApplicationArguments given, String option) {
		return Optional.ofNullable(given.getOptionValues(option))
			.flatMap((values) -> values.stream().filter((value) -> !value.isBlank()).findFirst());
	}

	/** Creates the file for its owner only. */
	private static OutputStream create(Path file) throws IOException {
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		return Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING);
	}

	/** The database alone, without migrations, engine and web server. */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, SslAutoConfiguration.class })
	static class Database {

	}

}
