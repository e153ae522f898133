package sa.wusul.platform.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
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
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A call of a command of the packaged program: its options, its answer, and the program's
 * database, if the command works on it.
 */
public final class CommandCall {

	private final DefaultApplicationArguments arguments;

	public CommandCall(String... arguments) {
		this.arguments = new DefaultApplicationArguments(arguments);
	}

	/** Checks whether these arguments of the program begin with one of the commands. */
	public static boolean isOf(List<String> commands, String... arguments) {
		return arguments.length > 0 && commands.contains(arguments[0]);
	}

	/**
	 * Does the work and appends its outcome to the answer, or why the work is refused.
	 * @return the status with which the program ends: 0 if the work was done
	 */
	public int answer(Appendable answer, Work work) {
		try {
			String said;
			int status = 0;
			try {
				said = work.perform(this);
			}
			catch (IllegalArgumentException refused) {
				said = refused.getMessage();
				status = 1;
			}
			answer.append(said).append('\n');
			return status;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** Returns the values of an option in their order. */
	public List<String> values(String option) {
		return Optional.ofNullable(this.arguments.getOptionValues(option)).orElse(List.of());
	}

	/** Returns the first value of an option that is not blank. */
	public Optional<String> find(String option) {
		return values(option).stream().filter((value) -> !value.isBlank()).findFirst();
	}

	/**
	 * Returns the value of an option that has to be given.
	 * @throws IllegalArgumentException with the usage of the command if it is not
	 */
	public String value(String option, String usage) {
		return find(option).orElseThrow(() -> new IllegalArgumentException(usage));
	}

	/**
	 * Returns the file that an option names, which the command will create.
	 * @throws IllegalArgumentException with the usage of the command if the option is not
	 * given, or if the file exists already
	 */
	public Path newFile(String option, String usage) {
		var file = Path.of(value(option, usage));
		if (Files.exists(file)) {
			throw new IllegalArgumentException(file + " exists already");
		}
		return file;
	}

	/** Creates a file that its owner only may read. */
	public static OutputStream create(Path file) throws IOException {
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		return Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING);
	}

	/** Opens the program's database alone. */
	public ConfigurableApplicationContext openDatabase(Map<String, Object> settings) {
		return open(Database.class, settings);
	}

	/** Opens the program's database, with the certificates for the archive's store. */
	public ConfigurableApplicationContext openDatabaseWithCertificates() {
		return open(DatabaseWithCertificates.class, Map.of());
	}

	private ConfigurableApplicationContext open(Class<?> parts, Map<String, Object> settings) {
		var defaults = new HashMap<>(settings);
		defaults.put("logging.level.root", "warn");
		var application = new SpringApplication(parts);
		application.setInitializers(List.of());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setDefaultProperties(defaults);
		return application.run(this.arguments.getSourceArgs());
	}

	/** Work of a command. */
	public interface Work {

		/**
		 * Performs the command and returns what it did.
		 * @throws IllegalArgumentException with the reason if the call is refused
		 */
		String perform(CommandCall call) throws IOException;

	}

	/** The database without migrations, engine and web server. */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class })
	static class Database {

	}

	@ImportAutoConfiguration(SslAutoConfiguration.class)
	static class DatabaseWithCertificates extends Database {

	}

}
