package sa.wusul.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;

/**
 * Policy of passwords: long enough, known to nobody, and nothing about the person. Long
 * phrases need no digits or signs.
 */
class StaffPasswordPolicy implements PasswordPolicy {

	static final int SHORTEST = 12;

	static final int LONGEST = 200;

	private static final int DIFFERENT_SIGNS = 5;

	/** Signs that people write for letters. */
	private static final Map<Character, Character> WRITTEN_FOR = Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5',
			's', '7', 't', '@', 'a', '$', 's', '!', 'i');

	private static final Set<String> BROKEN = broken();

	private final Optional<BreachedPasswords> breached;

	StaffPasswordPolicy(Optional<BreachedPasswords> breached) {
		this.breached = breached;
	}

	@Override
	public List<PasswordPolicyRule> getRules() {
		return Stream.concat(ownRules().stream(), this.breached.map(StaffPasswordPolicy::ruleOf).stream()).toList();
	}

	private static PasswordPolicyRule ruleOf(BreachedPasswords passwords) {
		return new Rule(text("breached"), Map.of(), new RefusalException(Kind.UNPROCESSABLE, "password.breached"),
				(password, user) -> !passwords.contains(password));
	}

	private static List<PasswordPolicyRule> ownRules() {
		return List.of(
				new Rule("PASSWORD_POLICY_LENGTH", Map.of("minLength", String.valueOf(SHORTEST)),
						new RefusalException(Kind.UNPROCESSABLE, "password.short", SHORTEST),
						(password, user) -> length(password) >= SHORTEST),
				new Rule(text("long"), Map.of(), new RefusalException(Kind.UNPROCESSABLE, "password.long", LONGEST),
						(password, user) -> length(password) <= LONGEST),
				new Rule(text("common"), Map.of(), new RefusalException(Kind.UNPROCESSABLE, "password.common"),
						(password, user) -> !isCommon(password)),
				new Rule("PASSWORD_POLICY_USER_DATA", Map.of(),
						new RefusalException(Kind.UNPROCESSABLE, "password.personal"),
						(password, user) -> user == null || !isPersonal(password, user)));
	}

	/**
	 * Returns the text of a rule that the web apps do not know, in the language of the
	 * person's browser.
	 */
	private static String text(String rule) {
		var arabic = LocaleContextHolder.getLocale().getLanguage().equals(RefusalWords.ARABIC.getLanguage());
		return ResourceBundle.getBundle("messages", arabic ? RefusalWords.ARABIC : Locale.ENGLISH)
			.getString("password.rule." + rule);
	}

	private static int length(String password) {
		return password.codePointCount(0, password.length());
	}

	/**
	 * Checks for a broken password, also with numbers and signs around it or for its
	 * letters, and for few signs or a row of them again and again.
	 */
	private static boolean isCommon(String password) {
		var small = password.toLowerCase(Locale.ROOT);
		return small.chars().distinct().count() < DIFFERENT_SIGNS || small.matches("(.{1,6})\\1+.{0,5}") || isRow(small)
				|| Stream.of(small, letters(small), letters(written(small)), core(small)).anyMatch(BROKEN::contains);
	}

	/** Checks whether each sign follows the one before, up or down. */
	private static boolean isRow(String password) {
		var steps = 0;
		for (var at = 1; at < password.length(); at++) {
			if (Math.abs(password.charAt(at) - password.charAt(at - 1)) <= 1) {
				steps++;
			}
		}
		return steps >= password.length() - 2;
	}

	/** Returns the password without numbers and signs around it, in letters. */
	private static String core(String password) {
		return letters(written(password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "")));
	}

	private static String letters(String password) {
		return password.replaceAll("[^\\p{L}]", "");
	}

	private static String written(String password) {
		return password.chars()
			.mapToObj((sign) -> String.valueOf(WRITTEN_FOR.getOrDefault((char) sign, (char) sign)))
			.collect(Collectors.joining());
	}

	private static boolean isPersonal(String password, User user) {
		var small = password.toLowerCase(Locale.ROOT);
		return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), mailName(user))
			.filter((part) -> part != null && part.length() >= 4)
			.anyMatch((part) -> small.contains(part.toLowerCase(Locale.ROOT)));
	}

	private static String mailName(User user) {
		return (user.getEmail() != null) ? user.getEmail().split("@", 2)[0] : null;
	}

	private static Set<String> broken() {
		return Stream.of("common-passwords.txt", "common-passwords-zxcvbn.txt")
			.flatMap((file) -> words(file).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	private static List<String> words(String file) {
		try (InputStream list = new ClassPathResource(file).getInputStream()) {
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.flatMap((line) -> Stream.of(line.split(" ")))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Rule with the refusal that explains it. */
	record Rule(String placeholder, Map<String, String> parameters, RefusalException refusal,
			BiPredicate<String, User> holds) implements PasswordPolicyRule {

		@Override
		public String getPlaceholder() {
			return this.placeholder;
		}

		@Override
		public Map<String, String> getParameters() {
			return this.parameters;
		}

		@Override
		public boolean execute(String password) {
			return execute(password, null);
		}

		@Override
		public boolean execute(String password, User user) {
			return this.holds.test(password, user);
		}

	}

}
