package sa.wusul.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import sa.wusul.archive.ArchiveConfiguration;
import sa.wusul.platform.audit.AuditCommand;
import sa.wusul.platform.command.CommandCall;
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

	private static final String USAGE = "Name the case, or a file with the identity number of the person, the file to write, the account and the reason: --case=<reference> or --person-file=<file>, --to=<file> --by=<account> --reason=<words>";

	private HandoverCommand() {
	}

	/** Checks whether these arguments of the program are the command. */
	public static boolean isMeant(String... arguments) {
		return CommandCall.isOf(List.of(HAND_OVER), arguments);
	}

	/**
	 * Runs the command.
	 * @return the status with which the program ends: 0 if the package was written
	 */
	public static int run(Appendable answer, String... arguments) {
		return new CommandCall(arguments).answer(answer, HandoverCommand::handOver);
	}

	private static String handOver(CommandCall call) throws IOException {
		var by = call.value("by", USAGE);
		var reason = call.value("reason", USAGE);
		var file = call.newFile("to", USAGE);
		var reference = call.find("case");
		var identity = reference.isPresent() ? "" : Files.readString(Path.of(call.value("person-file", USAGE))).strip();
		try (var context = call.openDatabaseWithCertificates(); var to = CommandCall.create(file)) {
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
		catch (RefusalException refused) {
			Files.deleteIfExists(file);
			throw new IllegalArgumentException("Refused: " + refused.code(), refused);
		}
		catch (IOException failure) {
			Files.deleteIfExists(file);
			throw failure;
		}
	}

	private static PackageService service(ConfigurableApplicationContext context) {
		var environment = context.getEnvironment();
		var jdbc = context.getBean(JdbcClient.class);
		var transactions = context.getBean(PlatformTransactionManager.class);
		var clock = Clock.systemUTC();
		var rights = Rights.load();
		return new PackageService(
				new PackageRepository(jdbc, PersonalFields.ofSettings(environment, context.getBean(DataSource.class))),
				new StaffRoleRepository(jdbc, rights), new PackageIndexRenderer(), ArchiveConfiguration
					.ofSettings(environment, jdbc, transactions, context.getBean(SslBundles.class), clock),
				rights, AuditCommand.log(environment, jdbc, transactions), clock);
	}

}
