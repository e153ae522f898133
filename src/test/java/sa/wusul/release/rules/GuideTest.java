package sa.wusul.release.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The analysts' guide")
@Tag("fast")
class GuideTest {

	@Test
	@DisplayName("explains each rule in both languages, and no others")
	void explainsRules() throws IOException {
		var guide = Files.readString(Path.of("processes/README.md"));
		var languages = guide.split("\n---\n");
		assertThat(languages).hasSize(2);
		var rules = RuleBook.load().rules().stream().map(BookRule::id).toList();
		for (var language : languages) {
			assertThat(language.lines()
				.filter((line) -> line.matches("\\| `[a-z-]+` \\|[^|]+\\|[^|]+\\|[^|]+\\|"))
				.map((line) -> line.split("`")[1])).containsExactlyInAnyOrderElementsOf(rules);
		}
	}

}
