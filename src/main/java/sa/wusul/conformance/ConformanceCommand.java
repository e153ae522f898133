package sa.wusul.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import sa.wusul.casefile.CheckDigit;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.command.CommandCall;
import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.text.NeutralText;

/**
 * The command {@code check-neighbour} of the packaged program. It makes the calls of one
 * interface to a supplier's end with the program's own client, repeats keys, shows wrong
 * tokens and sends faulty orders, and says of each what came of it.
 */
public final class ConformanceCommand {

	private static final String NAME = "check-neighbour";

	private static final List<String> INTERFACES = List.of("bills", "courier", "addresses", "registers", "sms",
			"identity");

	/** In bytes. */
	private static final int LARGEST_ANSWER = 4 << 20;

	/** All interfaces, each below the address under its own name. */
	private static final String ALL = "all";

	private static final long RUNS = 1_000_000_000;

	private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

	private final DefaultApplicationArguments arguments;

	private final Map<String, String> values;

	private final Appendable report;

	private int failures;

	private ConformanceCommand(DefaultApplicationArguments arguments, Appendable report, Clock clock) {
		this.arguments = arguments;
		this.report = report;
		this.values = values(clock);
	}

	/** Checks whether these arguments of the program are the command. */
	public static boolean isMeant(String... arguments) {
		return CommandCall.isOf(List.of(NAME), arguments);
	}

	/**
	 * Runs the command.
	 * @return the status with which the program ends: 0 if the end does all that the
	 * interface says, 1 if not, 2 if the command is incomplete
	 */
	public static int run(Appendable report, String... arguments) {
		var command = new ConformanceCommand(new DefaultApplicationArguments(arguments), report, Clock.systemUTC());
		return command.isComplete() ? command.check() : command.explain();
	}

	private boolean isComplete() {
		return option("url").isPresent() && !interfaces().isEmpty();
	}

	/** Returns the interfaces that are meant, none if the option names another. */
	private List<String> interfaces() {
		return option("interface")
			.map((name) -> name.equals(ALL) ? INTERFACES : INTERFACES.stream().filter(name::equals).toList())
			.orElse(List.of());
	}

	private int explain() {
		say("usage", String.join(" ", INTERFACES) + " " + ALL);
		return 2;
	}

	private Optional<String> option(String name) {
		return Optional.ofNullable(this.arguments.getOptionValues(name))
			.filter((given) -> !given.isEmpty())
			.map((given) -> given.get(0))
			.filter((given) -> !given.isBlank());
	}

	private int check() {
		for (var name : interfaces()) {
			if (interfaces().size() > 1) {
				say("interface", name);
			}
			check(name);
		}
		say((this.failures == 0) ? "right" : "wrong", this.failures);
		return (this.failures == 0) ? 0 : 1;
	}

	private void check(String name) {
		var right = client(name, certificates(true), option("token").orElse(null));
		var wrong = client(name, certificates(true), "wrong-token-" + this.values.get("run"));
		var answers = new ArrayList<Optional<JsonNode>>();
		for (var check : checks(name)) {
			if (check.withWrongToken() && option("token").isEmpty()) {
				answers.add(Optional.empty());
				continue;
			}
			var client = check.withWrongToken() ? wrong : right;
			var answer = check.path(answers)
				.map((path) -> answer(check, path, client))
				.orElseGet(() -> new Given(Optional.empty(), Optional.of(fault("earlier"))));
			var fault = answer.fault()
				.or(() -> check.sameAs()
					.filter((place) -> !answer.content().equals(answers.get(place - 1)))
					.map((place) -> fault("notSame")));
			answers.add(answer.content());
			tell(check.kind(), check.operation(), fault);
		}
		if (option("certificate").isPresent()) {
			tell("certificate", "", withoutCertificate(name));
		}
	}

	private List<ConformanceCheck> checks(String name) {
		var file = "/conformance/" + name + ".json";
		try (var stream = getClass().getResourceAsStream(file)) {
			return this.json.readValue(filled(new String(stream.readAllBytes(), StandardCharsets.UTF_8)),
					new TypeReference<>() {
					});
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Puts the values of this run in place of their names. */
	private String filled(String text) {
		var filled = text;
		for (var value : this.values.entrySet()) {
			filled = filled.replace("<" + value.getKey() + ">", value.getValue());
		}
		return filled;
	}

	/** Returns numbers that no other run uses, days, and longest values. */
	private static Map<String, String> values(Clock clock) {
		var run = NeutralText.format("%09d", clock.millis() % RUNS);
		var today = LocalDate.now(clock.withZone(Kingdom.ZONE));
		return Map.of("run", run, "bill", numbered("98" + run), "payout", numbered("97" + run), "longestKey",
				(run + "-longest-").repeat(5).substring(0, 80), "yesterday", today.minusDays(1).toString(), "tomorrow",
				today.plusDays(1).toString(), "moment", clock.instant().plus(Duration.ofDays(1)).toString(), "soon",
				clock.instant().plus(Duration.ofMinutes(3)).toString(), "proof", "call-" + UUID.randomUUID(), "parcel",
				barred("40" + run));
	}

	private static String numbered(String digits) {
		return digits + CheckDigit.of(digits);
	}

	/** Adds the check digit of bar codes. */
	private static String barred(String digits) {
		var sum = 0;
		for (var position = 0; position < digits.length(); position++) {
			sum += (digits.charAt(position) - '0') * ((position % 2 == 0) ? 3 : 1);
		}
		return digits + (10 - sum % 10) % 10;
	}

	private Given answer(ConformanceCheck check, String path, NeighbourClient client) {
		try {
			var answer = client.call(call(check, path), Function.identity());
			var content = content(answer);
			if (!check.allows(answer.status())) {
				return new Given(Optional.of(content),
						Optional.of(fault("status", answer.status(), String.join(", ", check.statuses()))));
			}
			if (answer.isGood() && content.isMissingNode()) {
				return new Given(Optional.of(content), Optional.of(fault("notJson")));
			}
			return new Given(Optional.of(content),
					check.badField(answer.status(), content).map((field) -> fault("field", field)));
		}
		catch (TemporaryFailureException silent) {
			return new Given(Optional.empty(), Optional.of(fault("noAnswer", silent.getMessage())));
		}
	}

	private static JsonNode content(NeighbourAnswer answer) {
		return answer.contentOrNothing();
	}

	private NeighbourCall call(ConformanceCheck check, String path) {
		var body = check.body()
			.map((content) -> this.json.<Map<String, Object>>convertValue(content, new TypeReference<>() {
			}));
		return new NeighbourCall(check.method(), path, body, check.key());
	}

	/** Returns what is wrong if the end lets in somebody without a certificate. */
	private Optional<String> withoutCertificate(String name) {
		var check = checks(name).get(0);
		try {
			var status = client(name, certificates(false), option("token").orElse(null)).call(call(check, check.path()),
					NeighbourAnswer::status);
			return (status == 401 || status == 403) ? Optional.empty()
					: Optional.of(fault("status", status, "401, 403"));
		}
		catch (TemporaryFailureException refused) {
			return Optional.empty();
		}
	}

	private NeighbourClient client(String name, SSLContext certificates, String token) {
		var url = option("url").orElseThrow();
		var patience = DurationStyle.detectAndParse(option("timeout").orElse("8s"));
		return new NeighbourClient(
				new NeighbourConnection(name, URI.create((interfaces().size() > 1) ? url + "/" + name : url),
						NeighbourConnection.CERTIFICATES, patience, patience, Duration.ZERO, LARGEST_ANSWER),
				() -> token, certificates, this.json);
	}

	private SSLContext certificates(boolean withOwn) {
		var own = withOwn ? option("certificate")
			.map((file) -> PemSslStoreDetails.forCertificate("file:" + file)
				.withPrivateKey("file:" + option("key").orElseThrow()))
			.orElse(null) : null;
		var trusted = option("authority").map((file) -> PemSslStoreDetails.forCertificate("file:" + file)).orElse(null);
		return SslBundle.of(new PemSslStoreBundle(own, trusted)).createSslContext();
	}

	private void tell(String kind, String operation, Optional<String> fault) {
		if (fault.isPresent()) {
			this.failures++;
		}
		var mark = fault.isPresent() ? "✗ " : "✓ ";
		print(mark + text(Locale.ENGLISH, "check." + kind, operation));
		print("  " + text(RefusalWords.ARABIC, "check." + kind, operation));
		fault.ifPresent(this::print);
	}

	private static String fault(String code, Object... about) {
		return "    " + text(Locale.ENGLISH, "fault." + code, about) + "\n    "
				+ text(RefusalWords.ARABIC, "fault." + code, about);
	}

	private void say(String code, Object... about) {
		print(text(Locale.ENGLISH, code, about));
		print(text(RefusalWords.ARABIC, code, about));
	}

	private void print(String line) {
		try {
			this.report.append(line).append('\n');
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private static String text(Locale locale, String code, Object... values) {
		return new MessageFormat(ResourceBundle.getBundle("conformance", locale).getString(code), Locale.ROOT)
			.format(values);
	}

	/**
	 * An answer of the end.
	 *
	 * @param content empty if there was none
	 * @param fault what is wrong with it
	 */
	private record Given(Optional<JsonNode> content, Optional<String> fault) {
	}

}
