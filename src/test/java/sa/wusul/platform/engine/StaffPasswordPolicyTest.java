package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The policy of passwords")
@Tag("fast")
class StaffPasswordPolicyTest {

	private final StaffPasswordPolicy policy = new StaffPasswordPolicy(Optional.empty());

	@Test
	@DisplayName("refuses each of the 3,000 commonest, also with numbers and signs around it")
	void common() throws IOException {
		var common = commonest();
		assertThat(common).hasSizeGreaterThanOrEqualTo(3000).doesNotHaveDuplicates();
		assertThat(common).noneMatch(this::accepts);
		assertThat(common).filteredOn((password) -> password.matches("[a-z]+"))
			.hasSizeGreaterThan(1000)
			.noneMatch((password) -> accepts("2026" + password + "!!!!!!!!"));
	}

	@Test
	@DisplayName("accepts a phrase of common words")
	void phrase() {
		assertThat(Stream.of("seven quiet camels", "ثلاث كلمات لا يعرفها غيري")).allMatch(this::accepts);
	}

	@Test
	@DisplayName("refuses the words of the context that the operators' page lists, and lists all of them")
	void contextWords() throws IOException {
		var page = Files.readString(Path.of("src/docs/operators.md"));
		var from = page.indexOf("words of the context");
		var listed = Pattern.compile("`([a-z]+)`")
			.matcher(page.substring(from, page.indexOf("It is stored as", from)))
			.results()
			.map((word) -> word.group(1))
			.toList();
		var words = new ClassPathResource("common-passwords.txt").getContentAsString(StandardCharsets.UTF_8);
		var known = words.substring(words.indexOf("# Words of the context"))
			.lines()
			.skip(1)
			.flatMap((line) -> Stream.of(line.split(" ")))
			.toList();

		assertThat(listed).hasSizeGreaterThan(40).containsExactlyElementsOf(known);
		assertThat(listed).noneMatch((word) -> accepts("1448" + word + "-2026-!!"));
	}

	@Test
	@DisplayName("refuses what is known of the person: each part that the operators' page names")
	void personal() throws IOException {
		assertThat(Files.readString(Path.of("src/docs/operators.md"))).contains(
				"the person's account name, first name, last name or the name in their mail address (from four letters on)");
		var person = new UserEntity("faris1448");
		person.setFirstName("Mutlaq");
		person.setLastName("Harthi");
		person.setEmail("camelrider@ministry.example");
		for (var part : List.of("Faris1448", "mutlaq", "HARTHI", "camelrider")) {
			assertThat(this.policy.getRules()).as(part)
				.anyMatch((rule) -> !rule.execute("seven quiet " + part + " hills", person));
		}
		assertThat(this.policy.getRules()).allMatch((rule) -> rule.execute("seven quiet camels hills", person));
	}

	private boolean accepts(String password) {
		return this.policy.getRules().stream().allMatch((rule) -> rule.execute(password));
	}

	private static List<String> commonest() throws IOException {
		return new ClassPathResource("common-passwords-zxcvbn.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.skip(1)
			.flatMap((line) -> Stream.of(line.split(" ")))
			.toList();
	}

}
