package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A set of breached passwords")
@Tag("fast")
class BreachedPasswordsTest {

	private static final String PUBLISHED = "purple monkey dishwasher";

	private static final String PRIVATE = "seven quiet camels";

	@TempDir
	private Path folder;

	@Test
	@DisplayName("refuses each of its passwords and no other, wherever it stands in the file, and whatever its lines end with")
	void everyLine() throws IOException {
		var published = IntStream.range(0, 500).mapToObj((number) -> "published word " + number).toList();
		for (var end : List.of("\n", "\r\n")) {
			var set = BreachedPasswords.in(file(published, end));
			assertThat(published).allMatch(set::contains);
			assertThat(IntStream.range(500, 1500).mapToObj((number) -> "published word " + number))
				.noneMatch(set::contains);
		}
		var single = BreachedPasswords.in(file(List.of(PUBLISHED), ""));
		assertThat(single.contains(PUBLISHED)).isTrue();
		assertThat(single.contains(PRIVATE)).isFalse();
	}

	@Test
	@DisplayName("may be a folder of ranges, by the first five digits")
	void ranges() throws IOException {
		for (var range = 0; range < 0x100000; range += 0x1000) {
			Files.writeString(this.folder.resolve(HexFormat.of().withUpperCase().toHexDigits(range, 5) + ".txt"),
					"0".repeat(35) + ":1\r\n");
		}
		for (var password : List.of("", PUBLISHED, PRIVATE)) {
			var hash = hash(password);
			Files.writeString(this.folder.resolve(hash.substring(0, 5)),
					password.equals(PUBLISHED) ? hash.substring(5) + ":7\r\n" : "0".repeat(35) + ":1\r\n");
		}
		var set = BreachedPasswords.in(this.folder);
		assertThat(set.contains(PUBLISHED)).isTrue();
		assertThat(set.contains(PRIVATE)).isFalse();
	}

	@Test
	@DisplayName("is searched by the policy, which says why it refuses, and refuses all while the set cannot be read")
	void policy() throws IOException {
		var file = file(List.of(PUBLISHED), "\n");
		var policy = new StaffPasswordPolicy(Optional.of(BreachedPasswords.in(file)));
		assertThat(refusals(policy, PUBLISHED)).containsExactly("password.breached");
		assertThat(refusals(policy, PRIVATE)).isEmpty();
		assertThat(refusals(new StaffPasswordPolicy(Optional.empty()), PUBLISHED)).isEmpty();

		Files.delete(file);
		assertThatThrownBy(() -> refusals(policy, PRIVATE)).isInstanceOf(RefusalException.class)
			.hasMessage("password.breachedUnknown");
	}

	@Test
	@DisplayName("is none if it is missing, empty, of other hashes or of passwords")
	void none() throws IOException {
		var missing = this.folder.resolve("missing");
		assertThatThrownBy(() -> BreachedPasswords.in(missing)).hasMessageContaining("no set of sorted SHA-1 hashes");
		for (var content : List.of("", "123456\nqwerty\n", DigestUtils.sha256Hex("x") + ":1\n", "A".repeat(300))) {
			var file = Files.writeString(this.folder.resolve("other"), content);
			assertThatThrownBy(() -> BreachedPasswords.in(file)).as(content)
				.isInstanceOf(IllegalArgumentException.class);
		}
	}

	private Path file(List<String> passwords, String end) throws IOException {
		return Files.writeString(this.folder.resolve("pwned" + end.length()),
				passwords.stream()
					.map(BreachedPasswordsTest::hash)
					.collect(Collectors.toCollection(TreeSet::new))
					.stream()
					.map((hash) -> hash + ":" + (hash.charAt(0) * 1000) + end)
					.collect(Collectors.joining()));
	}

	private static String hash(String password) {
		return DigestUtils.sha1Hex(password).toUpperCase(Locale.ROOT);
	}

	private static List<String> refusals(StaffPasswordPolicy policy, String password) {
		return policy.getRules()
			.stream()
			.filter((PasswordPolicyRule rule) -> !rule.execute(password))
			.map((rule) -> ((StaffPasswordPolicy.Rule) rule).refusal().code())
			.toList();
	}

}
