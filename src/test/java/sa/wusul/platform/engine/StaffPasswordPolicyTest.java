package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The policy of passwords")
@Tag("fast")
class StaffPasswordPolicyTest {

	private final StaffPasswordPolicy policy = new StaffPasswordPolicy();

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
