package sa.wusul.papers;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import sa.wusul.archive.ArchiveConfiguration;
import sa.wusul.platform.audit.AuditCommand;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.command.CommandCall;
import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.text.NeutralText;

/**
 * The command {@code open-original} of the packaged program, for a court or a forensic
 * laboratory: it writes the file of a scan as it was received, after the audit log has
 * who asked and why. It needs the program's settings, data keys and audit key.
 */
public final class OriginalCommand {

	private static final String OPEN = "open-original";

	private static final String USAGE = "Name the scan, the file to write, the account and the reason: --scan=<number> --to=<file> --by=<account> --reason=<words>";

	private OriginalCommand() {
	}

	/** Checks whether these arguments of the program are the command. */
	public static boolean isMeant(String... arguments) {
		return CommandCall.isOf(List.of(OPEN), arguments);
	}

	/**
	 * Runs the command.
	 * @return the status with which the program ends: 0 if the file was written
	 */
	public static int run(Appendable answer, String... arguments) {
		return new CommandCall(arguments).answer(answer, OriginalCommand::open);
	}

	private static String open(CommandCall call) throws IOException {
		var scan = call.value("scan", USAGE);
		var by = call.value("by", USAGE);
		var reason = call.value("reason", USAGE);
		var file = call.newFile("to", USAGE);
		try (var context = call.openDatabaseWithCertificates()) {
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
			try (var to = CommandCall.create(file)) {
				to.write(original.content());
			}
			return NeutralText.format(
					"%s: as it was received on %s, SHA-256 %s. It may be harmful: open it on a machine for that only.",
					file, original.keptAt(), original.hash());
		}
	}

}
