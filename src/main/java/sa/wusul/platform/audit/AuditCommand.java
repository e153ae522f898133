package sa.wusul.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.audit.AuditKey.PublicAuditKey;
import sa.wusul.platform.command.CommandCall;
import sa.wusul.platform.database.DatabaseProperties;
import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.encryption.MalformedDataKeysException;
import sa.wusul.platform.text.NeutralText;

/**
 * The commands {@code verify-audit} and {@code export-audit} of the packaged program.
 * They read the database with the program's settings and change nothing; they need the
 * public key only. {@code erase-audit-words} erases the words of one entry on the law's
 * demand, and {@code settle-audit-alarm} ends an alarm that was looked into; both need
 * the key, and leave an entry.
 */
public final class AuditCommand {

	private static final String VERIFY = "verify-audit";

	private static final String EXPORT = "export-audit";

	private static final String ERASE = "erase-audit-words";

	private static final String SETTLE = "settle-audit-alarm";

	private final CommandCall call;

	private final Environment environment;

	private final AuditRepository repository;

	private final StringBuilder said = new StringBuilder();

	private AuditCommand(CommandCall call, Environment environment, JdbcClient jdbc) {
		this.call = call;
		this.environment = environment;
		this.repository = new AuditRepository(jdbc);
	}

	/** Checks whether these arguments of the program are one of the commands. */
	public static boolean isMeant(String... arguments) {
		return CommandCall.isOf(List.of(VERIFY, EXPORT, ERASE, SETTLE), arguments);
	}

	/**
	 * Runs the command.
	 * @return the status with which the program ends: 0 if the log is as it was written
	 */
	public static int run(Appendable answer, String... arguments) {
		var call = new CommandCall(arguments);
		// Otherwise PostgreSQL hands over the whole log at once.
		try (var context = call.openDatabase(Map.of("spring.jdbc.template.fetch-size", "1000"))) {
			var changes = List.of(ERASE, SETTLE).contains(arguments[0]);
			var database = arguments[0].equals(ERASE) ? owner(context) : context.getBean(DataSource.class);
			var command = new AuditCommand(call, context.getEnvironment(),
					changes ? JdbcClient.create(database) : context.getBean(JdbcClient.class));
			if (changes) {
				command.write(arguments[0], new DataSourceTransactionManager(database));
				answer.append(command.said);
				return 0;
			}
			var snapshot = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
			snapshot.setReadOnly(true);
			snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
			boolean fine = snapshot
				.execute((status) -> arguments[0].equals(VERIFY) ? command.verify() : command.export());
			answer.append(command.said);
			return fine ? 0 : 1;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the connections of the tables' owner, who alone may erase words; of the
	 * program's account, if that is the only one.
	 */
	private static DataSource owner(ApplicationContext context) {
		var program = context.getBean(DataSourceProperties.class);
		return Binder.get(context.getEnvironment())
			.bind("wusul.database", DatabaseProperties.class)
			.map(DatabaseProperties::separateOwner)
			.orElse(Optional.empty())
			.<DataSource>map((owner) -> new DriverManagerDataSource(program.getUrl(), owner.user(), owner.password()))
			.orElseGet(() -> context.getBean(DataSource.class));
	}

	private boolean verify() {
		var report = new AuditChecker(this.repository, keys(), kept(), words()).check();
		report.bad().ifPresent((bad) -> say("BAD: %s", bad));
		report.uncertain().forEach((number) -> say("Not certain: %s", number));
		say("%d entries are as they were written, %d wait for their index", report.entries(), report.waiting());
		if (report.erased() > 0) {
			say("%d entries have no words any more: they were erased, and later entries say by whom and why",
					report.erased());
		}
		this.repository.head().note().ifPresent((note) -> say("Checkpoint, to be kept elsewhere:\n%s", note));
		return report.bad().isEmpty();
	}

	/**
	 * Returns the log for another command of the program, which adds an entry. A node
	 * that runs gives the entry its index.
	 */
	public static AuditLog log(Environment environment, JdbcClient jdbc, PlatformTransactionManager transactions) {
		return log(environment, new AuditRepository(jdbc), transactions);
	}

	private static AuditLog log(Environment environment, AuditRepository repository,
			PlatformTransactionManager transactions) {
		var key = new AuditKey(ownSeed(environment).filter((seed) -> !seed.isEmpty())
			.orElseThrow(() -> new IllegalArgumentException("The key of the log is needed: WUSUL_AUDIT_KEY")));
		return new AuditLog(repository, transactions, key, new AuditWords(FieldCipher.ofSettings(environment)),
				Clock.systemUTC());
	}

	private void write(String deed, PlatformTransactionManager transactions) {
		var log = log(this.environment, this.repository, transactions);
		if (deed.equals(SETTLE)) {
			log.settleAlarm(value("by"), value("reason"));
			say("The alarm is settled; the log says so under the name %s", value("by"));
			return;
		}
		var index = Long.parseLong(value("entry"));
		log.eraseWords(index, value("by"), value("reason"));
		say("The words of entry %d are erased; the log says so under the name %s", index, value("by"));
	}

	private String value(String option) {
		return this.call.values(option)
			.stream()
			.findFirst()
			.filter((text) -> !text.isBlank())
			.orElseThrow(() -> new IllegalArgumentException("Name it: --" + option + "=…"));
	}

	private boolean export() {
		var folder = Path.of(this.call.values("to").stream().findFirst().orElse("audit-export"));
		try {
			Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		var written = new AuditExportWriter(this.repository, keys()).write(folder,
				AuditExportWriter.ofCases(this.call.values("case")));
		say("%d entries with their proofs are in %s", written, folder);
		say("sigsum-verify -k keys.pub -p policy 000000000000.proof < 000000000000.entry");
		return true;
	}

	/** Returns the opener of words, if the settings have the data keys. */
	private Optional<AuditWords> words() {
		try {
			return Optional.of(new AuditWords(FieldCipher.ofSettings(this.environment)));
		}
		catch (MalformedDataKeysException none) {
			say("Without data keys: words are compared with their hashes, and not read");
			return Optional.empty();
		}
	}

	/** Returns the public keys that are given, and that of the program's own key. */
	private List<PublicAuditKey> keys() {
		var keys = new ArrayList<PublicAuditKey>();
		ownKey().ifPresent(keys::add);
		this.call.values("key").stream().map(PublicAuditKey::new).forEach(keys::add);
		if (keys.isEmpty()) {
			throw new IllegalArgumentException("Name the public key: --key=<64 hexadecimal digits>");
		}
		return keys;
	}

	private Optional<PublicAuditKey> ownKey() {
		return ownSeed(this.environment).filter((text) -> !text.isEmpty())
			.map((text) -> new AuditKey(text).publicKey());
	}

	private static Optional<String> ownSeed(Environment environment) {
		var binder = Binder.get(environment);
		var seed = binder.bind("wusul.audit.key", String.class).orElse("");
		var file = binder.bind("wusul.audit.key-file", Path.class).orElse(null);
		if (seed.isBlank() && file != null && Files.exists(file)) {
			seed = AuditConfiguration.seed(file);
		}
		return Optional.of(seed.strip());
	}

	/**
	 * Returns the checkpoints in the files that are given, of which a line may be one.
	 */
	private List<Checkpoint> kept() {
		var kept = new ArrayList<Checkpoint>();
		for (var file : this.call.values("checkpoint")) {
			try {
				var text = Files.readString(Path.of(file));
				var origins = text.split("(?=sigsum\\.org/v1/tree/[0-9a-f]{64}(?:\\n|\\\\n)\\d)");
				for (var part : origins) {
					if (part.startsWith("sigsum.org/")) {
						kept.add(Checkpoint.parse(part));
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return kept;
	}

	private void say(String words, Object... values) {
		this.said.append(NeutralText.format(words, values)).append('\n');
	}

}
