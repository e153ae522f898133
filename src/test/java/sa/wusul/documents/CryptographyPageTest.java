package sa.wusul.documents;

import java.lang.reflect.ParameterizedType;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

import sa.wusul.architecture.JavaSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Test of the inventory of keys and algorithms against the program. */
@DisplayName("The inventory of cryptography")
@Tag("fast")
class CryptographyPageTest {

	private static final String PAGE = "operators.md";

	private static final Set<String> SERVICES = Set.of("Cipher", "Mac", "MessageDigest", "Signature",
			"KeyPairGenerator", "KeyGenerator", "KeyFactory", "SecretKeyFactory", "KeyAgreement");

	/** The numbers of the algorithms of passkeys (RFC 9053, 8812). */
	private static final Map<String, String> PASSKEYS = Map.of("-7", "ES256", "-8", "EdDSA", "-257", "RS256");

	private static final Pattern PASSKEY_LIST = Pattern.compile("List<Long> ALGORITHMS = List\\.of\\(([^)]*)\\)");

	private static final Pattern SECRET = Pattern
		.compile("(\\$\\{WUSUL_\\w*(?:PASSWORD|KEY|KEYS|KEY_FILE|SECRET|TOKEN)\\b)");

	private static final Pattern SECRET_COMPONENT = Pattern
		.compile("(?i).*(password|token|secret|keys?|keyHash|keyFile)");

	/** An array that is filled at random. */
	private static final Pattern FILLED = Pattern.compile("(\\w+) = new byte\\[(\\w+)];(?=[^}]*nextBytes\\(\\1\\))");

	/** Random signs of an alphabet. */
	private static final Pattern SIGNS = Pattern.compile("\\.ints\\(([\\w -]+), 0, ([\\w.()]+)\\)");

	/** A random number below a limit. */
	private static final Pattern NUMBER = Pattern.compile("(?:RANDOM|random)\\.nextInt\\((\\w+)\\)");

	@Test
	@DisplayName("has every algorithm that the program names, with the types that use it, and none that is gone")
	void algorithms() throws GeneralSecurityException {
		var used = new TreeMap<String, Set<String>>();
		var known = standardNames();
		for (var source : JavaSource.all()) {
			if (source.text().contains("java.security.") || source.text().contains("javax.crypto.")) {
				source.literals().stream().filter(known::contains).forEach((name) -> add(used, name, source));
			}
			if (source.text().contains("SignatureAlgorithm.values()")) {
				Arrays.stream(SignatureAlgorithm.values()).forEach((name) -> add(used, name.getName(), source));
			}
			if (source.text().contains("new TimeBasedOneTimePasswordGenerator(STEP)")) {
				add(used, new TimeBasedOneTimePasswordGenerator().getAlgorithm(), source);
			}
			PASSKEY_LIST.matcher(source.text())
				.results()
				.flatMap((list) -> Stream.of(list.group(1).split(", ")))
				.forEach((number) -> add(used, PASSKEYS.get(number.replace("L", "")), source));
		}
		var documented = new TreeMap<String, Set<String>>();
		PageTable.of(PAGE, "algorithm | used by | for | to replace it")
			.column(1)
			.forEach((name, types) -> documented.put(name, new TreeSet<>(PageTable.codes(types))));

		assertThat(documented).isEqualTo(used);
	}

	private static void add(Map<String, Set<String>> used, String name, JavaSource source) {
		used.computeIfAbsent(name, (first) -> new TreeSet<>()).add(source.type());
	}

	private static Set<String> standardNames() {
		// Not those of Bouncy Castle, which a signed paper adds to a JVM.
		return Arrays.stream(Security.getProviders())
			.filter((provider) -> !provider.getName().equals("BC"))
			.flatMap((provider) -> provider.getServices().stream())
			.filter((service) -> SERVICES.contains(service.getType()))
			.map(Provider.Service::getAlgorithm)
			.collect(Collectors.toSet());
	}

	@Test
	@DisplayName("tells of every key and secret of the settings how it is made, kept, changed and lost")
	void keys() {
		var keys = PageTable.of(PAGE, "key | algorithm | made by | kept in | changed by | lost or seen by others");
		var secrets = new TreeSet<String>();
		JavaSource.all()
			.stream()
			.filter((source) -> source.text().contains("@ConfigurationProperties("))
			.filter((source) -> !source.path().toString().contains("/demo/"))
			.map(JavaSource::load)
			.filter((type) -> type.isAnnotationPresent(ConfigurationProperties.class))
			.forEach((type) -> collect(type.getAnnotation(ConfigurationProperties.class).value(), type, secrets));
		JavaSource.all()
			.stream()
			.flatMap((source) -> SECRET.matcher(source.text()).results())
			.forEach((found) -> secrets.add(found.group(1).substring(2)));

		assertThat(secrets).hasSizeGreaterThan(8).contains("wusul.directory.ldap.bind-password");
		assertThat(keys.codesIn(3)).containsAll(secrets);
	}

	private static void collect(String prefix, Class<?> type, Set<String> secrets) {
		if (!type.isRecord()) {
			return;
		}
		for (var component : type.getRecordComponents()) {
			var name = prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			if (SECRET_COMPONENT.matcher(component.getName()).matches()) {
				secrets.add(name);
			}
			collect(name, component.getType(), secrets);
			if (component.getGenericType() instanceof ParameterizedType values) {
				for (var value : values.getActualTypeArguments()) {
					if (value instanceof Class<?> part) {
						collect(name, part, secrets);
					}
				}
			}
		}
	}

	@Test
	@DisplayName("tells of every random value how long it is; only what people type, and what is no secret, has less than 128 bits")
	void randomValues() {
		var documented = PageTable.of(PAGE, "made by | random value | bits");
		var made = JavaSource.all()
			.stream()
			.filter((source) -> source.text().contains("new SecureRandom()"))
			.collect(Collectors.toMap(JavaSource::type, CryptographyPageTest::bits, Math::min, TreeMap::new));

		assertThat(documented.column(2)).isEqualTo(made.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (bits) -> String.valueOf(bits.getValue()))));
		assertThat(made.entrySet().stream().filter((bits) -> bits.getValue() < 128).map(Map.Entry::getKey))
			.containsExactlyInAnyOrder("OneTimeCode", "CitizenLoginService", "FirstPasswords", "RecoveryCode",
					"VerificationCode", "FieldCipher", "IdentityProofService", "DemoIdentityGateway");
	}

	/** Returns the bits of the shortest random value that a type makes. */
	private static long bits(JavaSource source) {
		var arrays = FILLED.matcher(source.text())
			.results()
			.map((array) -> 8 * number(source, array.group(2)))
			.toList();
		var signs = SIGNS.matcher(source.text())
			.results()
			.map((some) -> (long) (length(source, some.group(1)) * Math.log(alphabet(source, some.group(2)))
					/ Math.log(2)))
			.toList();
		var numbers = NUMBER.matcher(source.text())
			.results()
			.map((number) -> (long) (Math.log(number(source, number.group(1).replace("_", ""))) / Math.log(2)))
			.toList();
		return Stream.of(arrays, signs, numbers).flatMap(List::stream).min(Long::compare).orElseThrow();
	}

	private static long length(JavaSource source, String text) {
		return text.endsWith(" - 1") ? number(source, text.replace(" - 1", "")) - 1 : number(source, text);
	}

	/** Returns the size of an alphabet. */
	private static long alphabet(JavaSource source, String text) {
		if (text.matches("\\d+")) {
			return Long.parseLong(text);
		}
		var alphabet = Pattern.compile("String " + text.replace(".length()", "") + " = \"(\\w+)\"")
			.matcher(source.text());
		assertThat(alphabet.find()).as(text).isTrue();
		return alphabet.group(1).length();
	}

	/**
	 * Returns a number or the value of a constant; the callers' shortest code has six
	 * digits.
	 */
	private static long number(JavaSource source, String text) {
		if (text.matches("\\d+")) {
			return Long.parseLong(text);
		}
		if (text.equals("digits")) {
			return 6;
		}
		var constant = Pattern.compile("int " + text + " = (\\d+);").matcher(source.text());
		assertThat(constant.find()).as(text).isTrue();
		return Long.parseLong(constant.group(1));
	}

}
